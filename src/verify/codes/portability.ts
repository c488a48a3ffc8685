/** KS6xxx: what works on one system and not on the next. */
import { bash, type Explanation, powershell, script } from './explanation.js';

export const portabilityCodes = {
  KS6001: {
    why: 'The curl that comes with Windows uses Schannel, which cannot read client certificates in PEM files: error 58.',
    fix: 'Convert to PKCS #12 and use `--cert-type P12` (curl 7.70), or import the certificate and name its thumbprint.',
    examples: [
      powershell(
        script(
          'curl.exe --disable --fail --max-time 10 --cert client.crt --key client.key https://lab.example.com:6443/api',
        ),
        script(
          'curl.exe --disable --fail --max-time 10 --cert client.p12 --cert-type P12 https://lab.example.com:6443/api',
        ),
        { os: 'windows' },
      ),
    ],
  },
  KS6002: {
    why: 'GNU, BusyBox and macOS each know other options: `-D` is macOS’s alone, `-w` GNU’s.',
    fix: '`base64 --decode` works with GNU and macOS, `-d` with BusyBox too.',
    examples: [bash(script('echo bGFi | base64 -D'), script('echo bGFi | base64 --decode'))],
  },
  KS6003: {
    why: 'macOS comes with bash 3.2, of 2007: no associative arrays, no `mapfile`, no `${x,,}`.',
    fix: 'Use what bash 3.2 knows, or zsh’s and bash’s common part.',
    examples: [
      bash(script("NAME='LAB'", 'echo "${NAME,,}"'), script("NAME='lab'", 'echo "$NAME"'), {
        targets: { bash: '3.2' },
      }),
    ],
  },
  KS6004: {
    why: 'The script asks for `sh`, which is dash on Debian and Ubuntu, and dash does not know this.',
    fix: 'Ask for bash in the first line, or use what POSIX has.',
    examples: [bash(script('#!/bin/sh', "echo $'a\\tb'"), script('#!/usr/bin/env bash', "echo $'a\\tb'"))],
  },
  KS6005: {
    why: 'Windows has no such path: `/tmp`, `/dev/null`, `/dev/fd`.',
    fix: '`[IO.Path]::GetTempPath()` for `/tmp`, `$null` for `/dev/null`.',
    examples: [
      powershell(
        script("'ready' | Set-Content -LiteralPath '/tmp/state'"),
        script("$state = 'ready'", '"$state"'),
        { os: 'windows' },
      ),
    ],
  },
  KS6006: {
    why: 'A reader takes the blocks for the own shell and context, and expects what everyone else does. Here one asks for, or changes, something that the other does not.',
    fix: 'Write the same requests for all, or a page for each.',
    examples: [],
  },
} as const satisfies Readonly<Record<string, Explanation>>;
