"""Types lines into an interactive shell on a terminal of its own, and prints what the terminal showed.

type-in-shell.py PROGRAM… reads a JSON list of texts from stdin: each is typed once nothing more appears for a while.
"""
import json, os, pty, select, signal, sys, time

texts = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
shown = b""


def read_until_quiet(quiet, most):
    global shown
    end, last = time.time() + most, time.time()
    while time.time() < end and time.time() - last < quiet:
        if not select.select([terminal], [], [], 0.1)[0]:
            continue
        try:
            data = os.read(terminal, 65536)
        except OSError:
            return
        if b"\x1b[c" in data or b"\x1b[0c" in data:
            os.write(terminal, b"\x1b[?62c")  # Fish asks what it is talking to.
        shown += data
        last = time.time()


read_until_quiet(1.5, 10)
for text in texts:
    os.write(terminal, text.encode())
    read_until_quiet(1.5, 10)
os.kill(child, signal.SIGKILL)
sys.stdout.buffer.write(shown)
