"""Keeps a Lambda handler written in Python warm: one JSON line in (fd 3), one JSON line out (fd 4).

stdout and stderr belong to the handler. The arguments are one JSON object: {"root", "module", "file", "handlers"}.
Faults are answered as AWS Lambda's runtime for Python answers them.
"""

import decimal
import importlib
import importlib.util
import json
import os
import queue
import signal
import sys
import threading
import time
import traceback

MAX_RESPONSE_BYTES = 6291556  # Lambda's limit of a synchronous answer.

for descriptor in (3, 4):
    os.set_inheritable(descriptor, False)
spec = json.loads(sys.argv[1])
sys.argv = [spec["file"]]


class Fault(Exception):
    """Something that Lambda reports by a name of its own."""

    def __init__(self, error_type, message, trace=None):
        super().__init__(message)
        self.error_type = error_type
        self.trace = trace or []


def describe(message, error_type, trace, request_id):
    """An error in the shape and order of Lambda's runtime."""
    return {
        "errorMessage": message or "",
        "errorType": error_type or "",
        "requestId": request_id or "",
        "stackTrace": trace or [],
    }


def describe_exception(error, request_id):
    if isinstance(error, Fault):
        return describe(str(error), error.error_type, error.trace, request_id)
    frames = [tuple(frame)[:4] for frame in traceback.extract_tb(error.__traceback__)]
    # Our own frames, and those of the import machinery in front of the handler's module, say nothing to its author.
    while frames and (frames[0][0] == __file__ or frames[0][0].startswith("<frozen importlib") or importlib_file(frames[0][0])):
        frames.pop(0)
    try:
        message = str(error)
    except Exception:  # pylint: disable=broad-except
        message = ""
    return describe(message, type(error).__name__, traceback.format_list(frames), request_id)


def importlib_file(name):
    return os.path.dirname(name) == os.path.dirname(importlib.__file__)


def load_handler():
    """Imports the module as Lambda does and finds the handler in it."""
    name = spec["module"]
    sys.path[0] = spec["root"]  # instead of the folder of this file
    folder = os.path.dirname(spec["file"])
    if folder != spec["root"]:
        sys.path.insert(1, folder)
    try:
        if "." in name:
            found = importlib.util.spec_from_file_location(name.replace(".", "_"), spec["file"])
            module = importlib.util.module_from_spec(found)
            sys.modules[found.name] = module
            found.loader.exec_module(module)
        else:
            module = importlib.import_module(name.replace("/", "."))
    except ImportError as error:
        raise Fault("Runtime.ImportModuleError", "Unable to import module '%s': %s" % (name, error))
    except SyntaxError as error:
        place = '  File "%s" Line %s\n    %s\n' % (error.filename, error.lineno, (error.text or "").rstrip())
        raise Fault("Runtime.UserCodeSyntaxError", "Syntax error in module '%s': %s" % (name, error), [place])
    for candidate in spec["handlers"]:
        if callable(getattr(module, candidate, None)):
            return getattr(module, candidate)
    wanted = "' or '".join(spec["handlers"])
    raise Fault("Runtime.HandlerNotFound", "Handler '%s' missing on module '%s'" % (wanted, name))


class CognitoIdentity:
    cognito_identity_id = None
    cognito_identity_pool_id = None

    def __repr__(self):
        return "CognitoIdentity([cognito_identity_id=None,cognito_identity_pool_id=None])"


class LambdaContext:
    """The context object that a handler gets."""

    def __init__(self, call):
        self.aws_request_id = call["requestId"]
        self.function_name = call["functionName"]
        self.function_version = call["functionVersion"]
        self.invoked_function_arn = call["functionArn"]
        self.memory_limit_in_mb = str(call["memoryMb"])
        self.log_group_name = call["logGroupName"]
        self.log_stream_name = call["logStreamName"]
        self.client_context = None
        self.identity = CognitoIdentity()
        self._deadline = time.monotonic() + call["timeoutMs"] / 1000.0

    def get_remaining_time_in_millis(self):
        return max(0, int((self._deadline - time.monotonic()) * 1000))

    def log(self, message):
        sys.stdout.write(str(message))

    def __repr__(self):
        return "LambdaContext([aws_request_id=%s,function_name=%s,invoked_function_arn=%s])" % (
            self.aws_request_id,
            self.function_name,
            self.invoked_function_arn,
        )


def plain(value):
    """What JSON has not: Lambda writes a Decimal as a number and refuses the rest."""
    if isinstance(value, decimal.Decimal):
        return float(value)
    raise TypeError("Object of type %s is not JSON serializable" % type(value).__name__)


def marshal(result):
    try:
        return json.dumps(result, default=plain, allow_nan=False)
    except RecursionError:
        raise Fault("Runtime.MarshalError", "Unable to marshal response: it is nested too deeply or contains itself")
    except Exception as error:  # pylint: disable=broad-except
        raise Fault("Runtime.MarshalError", "Unable to marshal response: %s" % error)


def answer(call, handler, broken):
    request_id = call["requestId"]
    try:
        if broken is not None:
            raise broken
        text = marshal(handler(call["event"], LambdaContext(call)))
        if len(text) > MAX_RESPONSE_BYTES and len(text.encode("utf-8")) > MAX_RESPONSE_BYTES:
            raise Fault(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (%d bytes)." % MAX_RESPONSE_BYTES,
            )
        return '{"id":%d,"output":%s}' % (call["id"], text)
    except Exception as error:  # pylint: disable=broad-except
        return '{"id":%d,"error":%s}' % (call["id"], json.dumps(describe_exception(error, request_id)))


def send(text):
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            pass  # A handler may have closed or replaced its streams: that is its business.
    data = memoryview(text.encode("utf-8") + b"\n")
    while data:
        data = data[os.write(4, data) :]


def end_group():
    """Ends this process and all that the handler has started."""
    try:
        os.killpg(0, signal.SIGKILL)
    except (AttributeError, OSError):
        os._exit(1)


def read_requests(into):
    """Reads on while the handler runs: the end of the pipe means that whoever started us is gone."""
    parts = []
    while True:
        # No buffered reader here: one that a daemon thread holds at the interpreter's end is a fatal error.
        data = os.read(3, 65536)
        if not data:
            end_group()
        head, *lines = data.split(b"\n")
        parts.append(head)
        for line in lines:
            into.put(b"".join(parts))
            parts = [line]


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(line_buffering=True)
    lines = queue.SimpleQueue()
    threading.Thread(target=read_requests, args=(lines,), daemon=True).start()
    handler, broken = None, None
    try:
        handler = load_handler()
    except Exception as error:  # pylint: disable=broad-except
        broken = error
    send('{"ready":true}')
    while True:
        send(answer(json.loads(lines.get()), handler, broken))


if __name__ == "__main__":
    main()
