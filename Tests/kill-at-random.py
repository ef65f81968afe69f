"""Kills a command again and again, at a random moment, and looks at what it leaves.

    kill-at-random.py KILLS BEFORE COMMAND [ARGUMENT...]

Each time the command begins in a folder that is a copy of BEFORE. Whatever it leaves there must be as it was, or as a run
to the end leaves it; a file that was there must still be. Each tenth time the command then runs again, to the end. Files
that were being written are left over under hidden names.
"""

import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

HIDDEN = ".apiinteraction-"


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(HIDDEN)
    }


def main():
    kills, before, command = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
    folder = pathlib.Path(tempfile.mkdtemp()) / "work"

    def start():
        return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def renew():
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)

    renew()
    original = files(folder)
    begin = time.monotonic()
    start().wait()
    span = time.monotonic() - begin
    done = files(folder)
    if done == original:
        sys.exit("The command changes nothing.")
    killed = between = 0
    for number in range(kills):
        renew()
        process = start()
        time.sleep(random.uniform(0, span))
        process.kill()
        killed += process.wait() == -9
        left = files(folder)
        between += original != left != done
        for path in original.keys() | left.keys():
            if left.get(path) not in (original.get(path), done.get(path)):
                sys.exit(f"Kill {number}: {path} is neither as it was nor as it should be: {left.get(path)}")
            if path in original and path not in left:
                sys.exit(f"Kill {number}: {path} is lost.")
        if number % 10 == 0:
            start().wait()
            if files(folder) != done:
                sys.exit(f"Kill {number}: the next run does not complete what was begun.")
    shutil.rmtree(folder.parent)
    print(killed, between)


main()
