import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../support/frameworks.js";

const binary = join(repository, "bin/ahp-career.js");

const shells: Readonly<Record<string, readonly [program: readonly string[], start: string]>> = {
  bash: [["bash", "--norc", "-i"], "source <(ahp-career completion bash)"],
  zsh: [
    ["zsh", "-f", "-i"],
    "autoload -U compinit; compinit -u; source <(ahp-career completion zsh)",
  ],
  fish: [["fish", "-i"], "ahp-career completion fish | source"],
};

for (const [shell, [program, start]] of Object.entries(shells)) {
  const missing = ["python3", shell].find((one) => spawnSync(one, ["--version"]).error);
  const name = `${shell} completes, and runs nothing that was typed`;
  (missing === undefined ? test : test.skip)(
    missing === undefined ? name : `${name} (no ${missing} here)`,
    () => {
      const home = mkdtempSync(join(tmpdir(), "completion-"));
      try {
        mkdirSync(join(home, "bin"));
        symlinkSync(binary, join(home, "bin/ahp-career"));
        writeFileSync(join(home, "meadow.yaml"), "");
        const typed = [
          `${start}\r`,
          "ahp-career cov\t",
          "\u0015ahp-career gap mead\t",
          "\u0015ahp-career gap $(touch made) --confirmed-o\t",
          // Bash takes what follows a backtick for another command, and asks nobody: only that nothing runs is seen here.
          "\u0015ahp-career gap `touch made` --confirmed-o\t",
          "\u0015ahp-career log x --type=case-s\t",
        ];
        const { stdout } = spawnSync(
          "python3",
          [join(repository, "tests/support/type-in-shell.py"), ...program],
          {
            cwd: home,
            encoding: "utf8",
            input: JSON.stringify(typed),
            env: {
              ...process.env,
              HOME: home,
              ZDOTDIR: home,
              TERM: "xterm",
              PATH: `${join(home, "bin")}:${process.env["PATH"]}`,
            },
          },
        );
        for (const whole of ["erage", "ow.yaml", "nly", "tudy"]) expect(stdout).toContain(whole);
        expect(existsSync(join(home, "made"))).toBe(false);
      } finally {
        rmSync(home, { recursive: true, force: true });
      }
    },
    90_000,
  );
}
