"""Serves one function to the server of this machine, over a Unix socket in the directory above.

The function is loaded once, and the socket is there when that is done. Calls are answered one at a time; questions
whether the process is ready are answered beside them. Needs nothing but Python's standard library.
"""

import importlib
import importlib.util
import inspect
import json
import os
import pickle
import socket
import subprocess
import sys
import threading
import time
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
SOCKET = "model.sock"
REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 422: "Unprocessable Content", 500: "Internal Server Error"}


class Refusal(Exception):
    """An answer that is no result."""

    def __init__(self, status, message):
        super().__init__(message)
        self.status = status
        self.message = message


def load_function(path, name):
    """Returns the function of that name in a file, which is imported as a program of its folder would."""
    place = os.path.abspath(path)
    sys.path.insert(0, os.getcwd())
    sys.path.insert(0, os.path.dirname(place))
    module_name = os.path.splitext(os.path.basename(place))[0]
    spec = importlib.util.spec_from_file_location(module_name, place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module
    spec.loader.exec_module(module)
    function = getattr(module, name, None)
    if not callable(function):
        raise SystemExit("There is no function '%s' in %s" % (name, path))
    return function


def pyfunc_flavor(path):
    """Returns the settings of the flavor python_function in the file MLmodel of a model."""
    settings = {}
    indent = None
    with open(os.path.join(path, "MLmodel"), encoding="utf-8") as lines:
        for line in lines:
            bare = line.split(" #")[0].rstrip()
            depth = len(bare) - len(bare.lstrip())
            if bare.strip() == "python_function:":
                indent = depth
            elif indent is not None and bare.strip():
                if depth <= indent:
                    break
                key, _, value = bare.strip().partition(":")
                settings[key] = value.strip().strip("'\"")
    if not settings.get("loader_module"):
        raise SystemExit("The model has no flavor python_function with a loader_module in its file MLmodel")
    return settings


def load_model(path):
    """Returns the predicting function of a model that was logged with MLflow, with MLflow or without it."""
    try:
        from mlflow import pyfunc

        return pyfunc.load_model(path).predict
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] != "mlflow":
            raise
    flavor = pyfunc_flavor(path)
    if flavor.get("code"):
        sys.path.insert(0, os.path.join(path, flavor["code"]))
    data = os.path.join(path, flavor["data"]) if flavor.get("data") else path
    try:
        loader = importlib.import_module(flavor["loader_module"])
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] != "mlflow":
            raise
        return load_pickle(data).predict
    return loader._load_pyfunc(data).predict


def load_pickle(place):
    """Returns what a flavor of MLflow has pickled, whose own loader is not there."""
    if os.path.isdir(place):
        place = os.path.join(place, "model.pkl")
    with open(place, "rb") as stored:
        return pickle.load(stored)


def table(columns, rows):
    """Returns rows as the models of this environment take them: a data frame where pandas is there."""
    try:
        import pandas
    except ModuleNotFoundError:
        return [dict(zip(columns, row)) for row in rows]
    return pandas.DataFrame(rows, columns=columns)


def of_model(predict):
    """Returns a function that takes input in each of the forms that MLflow's own server takes."""

    def predict_with(**data):
        if "dataframe_split" in data:
            split = data["dataframe_split"]
            return predict(table(split["columns"], split["data"]))
        if "dataframe_records" in data:
            records = data["dataframe_records"]
            columns = list(records[0]) if records else []
            return predict(table(columns, [[record.get(column) for column in columns] for record in records]))
        if "inputs" in data:
            return predict(data["inputs"])
        if "instances" in data:
            return predict(data["instances"])
        return predict(table(list(data), [list(data.values())]))

    predict_with.__doc__ = getattr(predict, "__doc__", None)
    return predict_with


class FunctionOfR:
    """A function in a file of R, in a process that harness.R runs in. It is called by one thread at a time."""

    def __init__(self, path, name):
        answers, end = os.pipe()
        program = os.path.join(HERE, "harness.R")
        self.name = name
        try:
            self.process = subprocess.Popen(
                ["Rscript", "--vanilla", program, path, name, str(end)], stdin=subprocess.PIPE, pass_fds=(end,)
            )
        except FileNotFoundError:
            raise SystemExit("A function of R needs Rscript with the package jsonlite in the environment") from None
        os.close(end)
        self.answers = os.fdopen(answers, "r", encoding="utf-8")
        line = self.answers.readline()
        if not line:
            raise SystemExit("The function '%s' in %s cannot be loaded; R needs the package jsonlite" % (name, path))
        self.described = json.loads(line)

    def __call__(self, /, *positional, **named):
        if positional:
            call = [json.dumps(value) for value in positional]
        else:
            call = {name: json.dumps(value) for name, value in named.items()}
        self.process.stdin.write((json.dumps(call) + "\n").encode("utf-8"))
        self.process.stdin.flush()
        line = self.answers.readline()
        if not line:
            os._exit(1)  # R has ended, and this process is of no use without it
        said = json.loads(line)
        if "problem" in said:
            print("%s() failed: %s" % (self.name, said["problem"]), file=sys.stderr, flush=True)
            raise Refusal(said["status"], said["problem"])
        return said["result"]


class Server:
    """Answers the requests of one machine's server."""

    def __init__(self, function, name, largest_answer, logs_calls):
        self.function = function
        self.name = name
        self.largest_answer = largest_answer
        self.logs_calls = logs_calls
        self.turn = threading.Lock()
        self.signature = None
        if isinstance(function, FunctionOfR):
            self.described = function.described
        else:
            try:
                self.signature = inspect.signature(function)
            except (TypeError, ValueError):
                pass
            self.described = self.describe()
        self.names = {parameter["name"] for parameter in self.described["parameters"]}

    def describe(self):
        """Returns what a function of Python takes."""
        parameters = []
        takes_more = self.signature is None
        for parameter in [] if self.signature is None else self.signature.parameters.values():
            if parameter.kind == inspect.Parameter.VAR_KEYWORD:
                takes_more = True
            elif parameter.kind not in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.POSITIONAL_ONLY):
                required = parameter.default is inspect.Parameter.empty
                parameters.append({"name": parameter.name, "required": required})
        text = inspect.getdoc(self.function)
        return {"parameters": parameters, "takesMore": takes_more, "description": text[:2000] if text else None}

    def arguments(self, body):
        """Returns the arguments of a call."""
        try:
            request = json.loads(body)
        except ValueError:
            raise Refusal(400, "The body is no JSON") from None
        if not isinstance(request, dict):
            raise Refusal(400, "The body must be an object")
        if ("data" in request) == ("parameters" in request):
            raise Refusal(400, "The body must have either data, an object, or parameters, an array")
        if "data" in request and isinstance(request["data"], dict):
            positional, named = [], request["data"]
        elif "parameters" in request and isinstance(request["parameters"], list):
            positional, named = request["parameters"], {}
        else:
            raise Refusal(400, "data must be an object, parameters an array")
        for name in named:
            if name not in self.names and not self.described["takesMore"]:
                raise Refusal(400, "%s() got an unexpected keyword argument '%s'" % (self.name, name))
        if self.signature is None:
            for parameter in self.described["parameters"][len(positional) :]:
                if parameter["required"] and parameter["name"] not in named:
                    raise Refusal(400, "%s() needs the argument '%s'" % (self.name, parameter["name"]))
        else:
            try:
                self.signature.bind(*positional, **named)
            except TypeError as mismatch:
                raise Refusal(400, "%s() %s" % (self.name, mismatch)) from None
        return positional, named

    def call(self, body):
        """Returns the result of a call as JSON, and how long the function took, in microseconds."""
        positional, named = self.arguments(body)
        with self.turn:
            begin = time.perf_counter()
            try:
                result = self.function(*positional, **named)
            except Refusal:
                raise
            except BaseException as error:  # a call of exit() ends the call and not the process
                traceback.print_exc()
                raise Refusal(500, "%s: %s" % (type(error).__name__, error)) from None
            micros = int((time.perf_counter() - begin) * 1000000)
        try:
            text = json.dumps(result, allow_nan=False, default=plain).encode("utf-8")
        except (TypeError, ValueError, RecursionError, OverflowError) as error:
            raise Refusal(422, "The function's result is no JSON: %s" % error) from None
        if len(text) > self.largest_answer:
            raise Refusal(422, "The function's result has more than %d bytes" % self.largest_answer)
        return text, micros

    def answer(self, method, path, body):
        """Returns status, microseconds and body of an answer."""
        if method == "GET" and path == "/ready":
            return 200, 0, json.dumps(self.described).encode("utf-8")
        if method != "POST" or path != "/call":
            return 404, 0, b"{}"
        try:
            text, micros = self.call(body)
            status = 200
        except Refusal as refusal:
            status, micros, text = refusal.status, 0, json.dumps({"message": refusal.message}).encode("utf-8")
        if self.logs_calls:
            print('{"request": %s, "status": %d, "response": %s}' % (one_line(body), status, text.decode("utf-8")), flush=True)
        return status, micros, text

    def serve(self, connection):
        """Answers the requests of one connection until it is closed."""
        with connection, connection.makefile("rb") as requests:
            while True:
                line = requests.readline()
                if not line:
                    return
                method, path, _ = line.decode("ascii").split(" ", 2)
                length = 0
                while True:
                    header = requests.readline()
                    if header in (b"\r\n", b""):
                        break
                    name, _, value = header.decode("ascii").partition(":")
                    if name.lower() == "content-length":
                        length = int(value)
                status, micros, text = self.answer(method, path, requests.read(length))
                head = "HTTP/1.1 %d %s\r\nContent-Length: %d\r\nX-Micros: %d\r\n\r\n" % (
                    status,
                    REASONS[status],
                    len(text),
                    micros,
                )
                connection.sendall(head.encode("ascii") + text)

    def run(self, place):
        """Listens in a directory, by a short name, as long paths of sockets are refused."""
        work = os.getcwd()
        os.chdir(place)
        if os.path.exists(SOCKET):
            os.remove(SOCKET)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(SOCKET)
        os.chdir(work)
        listener.listen(64)
        print("Ready", flush=True)
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=self.connected, args=(connection,), daemon=True).start()

    def connected(self, connection):
        try:
            self.serve(connection)
        except (OSError, ValueError):
            pass  # the server has closed its end


def one_line(body):
    """Returns a body as JSON of one line, which a body that is no JSON is a text of."""
    try:
        return json.dumps(json.loads(body))
    except ValueError:
        return json.dumps(body.decode("utf-8", "replace"))


def plain(value):
    """Returns what JSON has no word for as something that it has one for: numbers and tables of libraries."""
    for name in ("tolist", "to_list", "item"):
        convert = getattr(value, name, None)
        if callable(convert):
            return convert()
    to_dict = getattr(value, "to_dict", None)
    if callable(to_dict):
        return to_dict(orient="records")
    if isinstance(value, (set, frozenset)):
        return list(value)
    raise TypeError("a value of type %s" % type(value).__name__)


def main():
    with open(os.path.join(HERE, "serving.json"), encoding="utf-8") as settings_file:
        settings = json.load(settings_file)
    if settings.get("model"):
        function = of_model(load_model(os.path.join(HERE, settings["model"])))
        name = "predict"
    else:
        name = settings["function"]
        load = FunctionOfR if settings["file"].endswith(".R") else load_function
        function = load(settings["file"], name)
    Server(function, name, settings["largestAnswer"], settings.get("logsCalls", False)).run(os.path.dirname(HERE))


if __name__ == "__main__":
    main()
