"""A Jupyter client that a test drives: one JSON command a line on stdin, one JSON answer a line on stdout.

start    {kernel, cwd}        -> {pid}
talk     {messages: [{type, content, channel?, metadata?}], interrupt?, how?, linger?, forge?}
         sends all messages at once and collects what comes back until each is answered and idle, and `linger` seconds
         more; when `interrupt` is printed, the kernel is interrupted (`how`: signal or message)
         -> {messages: [{channel, type, parent, content, metadata}]}, parent is the index of the message it answers
beats | restart | shutdown | alive
"""

import json
import signal
import sys
import time

from jupyter_client.manager import KernelManager

TIMEOUT = 30


class Client:
    def start(self, kernel, cwd):
        self.manager = KernelManager(kernel_name=kernel)
        self.manager.start_kernel(cwd=cwd)
        self.client = self.manager.client()
        self.client.start_channels()
        self.ready()
        return {"pid": self.manager.provisioner.process.pid}

    def ready(self):
        self.client.wait_for_ready(timeout=TIMEOUT)
        # Drop what answers the client's own questions.
        time.sleep(0.3)
        while self.client.shell_channel.msg_ready():
            self.client.get_shell_msg(timeout=0)

    def talk(self, messages, interrupt=None, how="signal", linger=0, forge=False):
        ids, waiting, heard = {}, set(), []
        for index, given in enumerate(messages):
            channel = given.get("channel", "shell")
            message = self.client.session.msg(given["type"], given["content"], metadata=given.get("metadata"))
            ids[message["header"]["msg_id"]] = index
            if forge:
                key, self.client.session.key = self.client.session.key, b"not the key"
            getattr(self.client, channel + "_channel").send(message)
            if forge:
                self.client.session.key = key
                continue
            waiting.add((index, "idle"))
            if given["type"].endswith("_request"):
                waiting.add((index, "reply"))
        limit = time.monotonic() + TIMEOUT
        quiet = None
        while time.monotonic() < limit and (quiet is None or time.monotonic() < quiet):
            for message in self.arrived():
                parent = ids.get(message["parent"])
                heard.append({**message, "parent": parent})
                content = message["content"]
                if message["type"].endswith("_reply") and message["channel"] != "iopub":
                    waiting.discard((parent, "reply"))
                if content.get("execution_state") == "idle":
                    waiting.discard((parent, "idle"))
                if interrupt is not None and interrupt in content.get("text", ""):
                    # Like a person, not within the microseconds in which Node changes hands over SIGINT.
                    time.sleep(0.2)
                    self.interrupt(how)
                    interrupt = None
            if not waiting and quiet is None:
                quiet = time.monotonic() + linger
            time.sleep(0.005)
            if waiting and not self.alive():
                raise RuntimeError(f"the kernel has ended after saying {heard}")
        if waiting:
            raise TimeoutError(f"still waiting for {sorted(waiting)} after hearing {heard}")
        return {"messages": heard}

    def arrived(self):
        for name in ("iopub", "shell", "control"):
            channel = getattr(self.client, name + "_channel")
            while channel.msg_ready():
                message = channel.get_msg(timeout=0)
                yield {
                    "channel": name,
                    "type": message["msg_type"],
                    "parent": message["parent_header"].get("msg_id"),
                    "content": message["content"],
                    "metadata": message["metadata"],
                }

    def interrupt(self, how):
        if how == "signal":
            self.manager.signal_kernel(signal.SIGINT)
        else:
            self.client.control_channel.send(self.client.session.msg("interrupt_request", {}))

    def beats(self):
        self.client.hb_channel.unpause()
        time.sleep(1.5)
        return self.client.hb_channel.is_beating()

    def alive(self):
        return self.manager.is_alive()

    def restart(self):
        self.manager.restart_kernel()
        self.ready()
        return {"pid": self.manager.provisioner.process.pid}

    def shutdown(self):
        started = time.monotonic()
        self.manager.shutdown_kernel()
        self.client.stop_channels()
        return time.monotonic() - started


client = Client()
for line in sys.stdin:
    command = json.loads(line)
    try:
        answer = {"answer": getattr(client, command.pop("do"))(**command)}
    except Exception as error:
        answer = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(answer, default=str), flush=True)
