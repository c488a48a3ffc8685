// A formula for a tap of Homebrew, on macOS and Linux.

/** `generate_completions_from_executable` runs `kubesteps completion bash`, and so on. */
export function homebrewFormula({ version, license, homepage, archives }) {
  const block = (platform) =>
    [
      ['arm', 'arm64'],
      ['intel', 'amd64'],
    ].flatMap(([cpu, arch]) => {
      const archive = archives[`${platform}-${arch}`];
      if (archive === undefined) return [];
      return [
        `    on_${cpu} do`,
        `      url "${archive.url}"`,
        `      sha256 "${archive.sha256}"`,
        '    end',
      ];
    });
  const blocks = [
    ['macos', 'darwin'],
    ['linux', 'linux'],
  ].flatMap(([os, platform]) => {
    const lines = block(platform);
    return lines.length === 0 ? [] : ['', `  on_${os} do`, ...lines, '  end'];
  });
  return `${[
    'class Kubesteps < Formula',
    '  desc "From a kubeconfig to the proven steps that call its API by hand"',
    `  homepage "${homepage}"`,
    `  version "${version}"`,
    `  license "${license}"`,
    ...blocks,
    '',
    '  def install',
    '    bin.install "kubesteps"',
    '    bin.install_symlink "kubesteps" => "kubectl-steps"',
    '    bin.install_symlink "kubesteps" => "kubectl_complete-steps"',
    '    man1.install "kubesteps.1"',
    '    generate_completions_from_executable(bin/"kubesteps", "completion", shells: [:bash, :zsh, :fish])',
    '  end',
    '',
    '  test do',
    '    assert_match version.to_s, shell_output("#{bin}/kubesteps --version")',
    '    assert_match "Proved", shell_output("#{bin}/kubesteps 2>&1")',
    '  end',
    'end',
  ].join('\n')}\n`;
}
