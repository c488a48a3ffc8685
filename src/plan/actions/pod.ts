/** What the kubelet gives a container. */
import type { Message, Otherwise } from '../message.js';
import type { Capture, CheckedSegment, PodVariable, Word } from '../word.js';

export type PodAction =
  /** Keeps a variable of the environment that the kubelet sets, and requires that it is in its alphabet. */
  | ({ readonly kind: 'take-variable'; readonly name: PodVariable } & Capture & Otherwise)
  /** Puts the server's URL together out of what was captured of it; an IPv6 address stands in brackets there. */
  | ({
      readonly kind: 'pod-server';
      readonly host: CheckedSegment;
      readonly port: CheckedSegment;
      readonly note: Message;
    } & Capture)
  /** Keeps what a file holds that the kubelet mounts, without the line break at its end, and requires that it is in its alphabet. */
  | ({ readonly kind: 'read-mounted'; readonly file: Word } & Capture & Otherwise)
  /** Copies a file that the kubelet mounts into a private folder, WORK's own, where it is alone. */
  | ({
      readonly kind: 'copy-mounted';
      readonly from: Word;
      readonly folder: string;
      readonly file: string;
    } & Otherwise);
