"""ComfyUI on loopback: uploads, a queue that validates and works one job at a time, history, downloads, and faults.

Like the real one it takes the id of a job from the client, and runs a job twice that is sent twice under one id.
"""

import asyncio
import re
import tempfile
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.engines.paper import film, paint
from tests.servers.comfyui_socket import Sockets
from tests.servers.serving import Book, cut

ANY = "ANY"
NODES: dict[str, dict[str, Any]] = {
    "UNETLoader": {
        "unet_name": [
            "z_image_turbo_bf16.safetensors",
            "wan2.2_i2v_high_noise_14B_fp8_scaled.safetensors",
            "wan2.2_i2v_low_noise_14B_fp8_scaled.safetensors",
        ],
        "weight_dtype": ["default", "fp8_e4m3fn"],
    },
    "CLIPLoader": {
        "clip_name": ["qwen_3_4b.safetensors", "umt5_xxl_fp8_e4m3fn_scaled.safetensors"],
        "type": ["stable_diffusion", "wan", "lumina2"],
    },
    "VAELoader": {"vae_name": ["ae.safetensors", "wan_2.1_vae.safetensors"]},
    "ModelSamplingAuraFlow": {"model": ANY, "shift": ANY},
    "ModelSamplingSD3": {"model": ANY, "shift": ANY},
    "CLIPTextEncode": {"clip": ANY, "text": ANY},
    "ConditioningZeroOut": {"conditioning": ANY},
    "EmptySD3LatentImage": {"width": ANY, "height": ANY, "batch_size": ANY},
    "LoadImage": {"image": ["example.png"]},
    "ImageScale": {
        "image": ANY,
        "upscale_method": ["nearest-exact", "lanczos"],
        "width": ANY,
        "height": ANY,
        "crop": ["disabled", "center"],
    },
    "VAEEncode": {"pixels": ANY, "vae": ANY},
    "VAEDecode": {"samples": ANY, "vae": ANY},
    "KSampler": dict.fromkeys(("model", "seed", "steps", "cfg", "positive", "negative", "latent_image", "denoise"), ANY)
    | {"sampler_name": ["euler", "res_multistep"], "scheduler": ["simple", "normal"]},
    "KSamplerAdvanced": dict.fromkeys(
        ("model", "noise_seed", "steps", "cfg", "positive", "negative", "latent_image", "start_at_step", "end_at_step"),
        ANY,
    )
    | {"add_noise": ["enable", "disable"], "return_with_leftover_noise": ["enable", "disable"]},
    "WanFirstLastFrameToVideo": dict.fromkeys(
        ("positive", "negative", "vae", "width", "height", "length", "batch_size"), ANY
    ),
    "CreateVideo": {"images": ANY, "fps": ANY},
    "SaveVideo": {"video": ANY, "filename_prefix": ANY, "format": ["auto", "mp4"], "codec": ["auto", "h264"]},
    "SaveImage": {"images": ANY, "filename_prefix": ANY},
    "PreviewImage": {"images": ANY},
    "VHS_VideoCombine": {"images": ANY, "frame_rate": ANY, "filename_prefix": ANY, "format": ["video/h264-mp4"]},
}
"""Node classes, each with its required inputs: the choices there are, or ANY."""
_LISTS = {"SaveImage": "images", "PreviewImage": "images", "SaveVideo": "images", "VHS_VideoCombine": "gifs"}
_SIZE = (1280, 720)


class ComfyServer:
    """polls: how often GET queue shows a job as running. new: choices are told as COMBO objects, as since 2025.

    pace: seconds that each step of a job takes; 0 = jobs go on only when somebody looks at the queue.
    """

    def __init__(self, *, polls: int = 1, new: bool = True, pace: float = 0.0) -> None:
        self.book = Book()
        self.polls = polls
        self.new = new
        self.uploads: dict[str, bytes] = {}
        self.queue: list[dict[str, Any]] = []
        self.history: dict[str, dict[str, Any]] = {}
        self.files: dict[str, bytes] = {}
        self.pace = pace
        self.sockets = Sockets(new=new)
        self._turn = asyncio.Lock()
        self._work: set[asyncio.Task[None]] = set()

    @property
    def routes(self) -> list[BaseRoute]:
        """As server.py of ComfyUI has them."""
        return [
            Route("/prompt", self._kind("prompt", self._prompt), methods=["POST"]),
            Route("/upload/image", self._upload_route, methods=["POST"]),
            Route("/queue", self._kind("queue", self._show_queue)),
            Route("/queue", self._kind("delete", self._delete), methods=["POST"]),
            Route("/interrupt", self._kind("interrupt", self._interrupt), methods=["POST"]),
            Route("/history/{id}", self._history_route),
            Route("/view", self._view_route),
            Route("/system_stats", self._kind("stats", self._stats)),
            Route("/object_info", self._kind("info", self._info)),
            self.sockets.route,
        ]

    def restart(self) -> None:
        """Jobs are kept in memory only."""
        self.queue.clear()
        self.history.clear()

    def _kind(self, kind: str, work: Any) -> Any:
        async def route(request: Request) -> Response:
            return await self.book.answer(kind, request, work, _error)

        return route

    async def _prompt(self, body: dict[str, Any], fault: str) -> Response:
        if fault == "html":
            return HTMLResponse("<html>Log in</html>")
        graph = body["prompt"]
        for node, entry in graph.items():
            if entry["class_type"] not in NODES:
                return _refused("missing_node_type", f"Node '{entry['class_type']}' not found.", entry["class_type"])
            if complaints := list(self._complaints(graph, entry)):
                found = {"class_type": entry["class_type"], "errors": complaints, "dependent_outputs": []}
                return _refused(
                    "prompt_outputs_failed_validation", "Prompt outputs failed validation", None, {node: found}
                )
        if not any(entry["class_type"] in _LISTS for entry in graph.values()):
            return _refused("prompt_no_outputs", "Prompt has no outputs")
        self.book.billed["prompt"] += 1
        number = self.book.billed["prompt"]
        job = {"id": body["prompt_id"], "client": body["client_id"], "number": number, "graph": graph}
        self.queue.append(job | {"left": self.polls, "fault": fault})
        if self.pace:
            self._work.add(asyncio.create_task(self._work_off(self.queue[-1]), name="graphics card"))
        return JSONResponse({"prompt_id": body["prompt_id"], "number": number, "node_errors": {}})

    async def _work_off(self, job: dict[str, Any]) -> None:
        async def finish() -> bool:
            await self._finish(job)
            return bool(self.history[job["id"]]["status"]["completed"])

        async with self._turn:
            await self.sockets.work_off(job, self.pace, finish)

    def _complaints(self, graph: dict[str, Any], entry: dict[str, Any]) -> Any:
        for name, choices in NODES[entry["class_type"]].items():
            if name not in entry["inputs"]:
                yield {"type": "required_input_missing", "message": "Required input is missing", "details": name}
                continue
            value = entry["inputs"][name]
            if isinstance(value, list):
                assert value[0] in graph, f"{name} is linked to nothing"
            elif entry["class_type"] == "LoadImage":
                if value not in self.uploads:
                    details = f"image - Invalid image file: {value}"
                    yield {
                        "type": "custom_validation_failed",
                        "message": "Custom validation failed",
                        "details": details,
                    }
            elif choices != ANY and value not in choices:
                extra = {"input_name": name, "received_value": value}
                details = f"{name}: '{value}' not in {choices}"
                yield {
                    "type": "value_not_in_list",
                    "message": "Value not in list",
                    "details": details,
                    "extra_info": extra,
                }

    async def _upload_route(self, request: Request) -> Response:
        content = await request.body()
        named = re.search(rb'name="image"; filename="([^"]+)"', content)
        folder = re.search(rb'name="subfolder"\r\n\r\n([^\r]*)', content)
        assert named
        assert folder

        async def store(_body: dict[str, Any], _fault: str) -> Response:
            name, where = named[1].decode(), folder[1].decode()
            start = content.index(b"\r\n\r\n", named.end()) + 4
            self.uploads[f"{where}/{name}"] = content[start : content.index(b"\r\n--", start)]
            return JSONResponse({"name": name, "subfolder": where, "type": "input"})

        return await self.book.answer("upload", request, store, _error)

    async def _show_queue(self, _body: dict[str, Any], _fault: str) -> Response:
        if self.queue and not self.pace:
            async with self._turn:
                await self._go_on()
        rows = [[job["number"], job["id"], job["graph"], {}, []] for job in self.queue]
        return JSONResponse({"queue_running": rows[:1], "queue_pending": rows[:0:-1]})

    async def _go_on(self) -> None:
        if self.queue:
            self.queue[0]["left"] -= 1
            if self.queue[0]["left"] < 0:
                await self._finish(self.queue[0])

    async def _finish(self, job: dict[str, Any]) -> None:
        """Make what it is to make. It leaves the queue and enters the history at once, as there."""
        outputs, messages = {}, [["execution_start", {"prompt_id": job["id"]}]]
        match job["fault"]:
            case "vanish":
                self.queue.remove(job)
                return
            case "oom":
                words = "Allocation on device would exceed allowed memory. (out of memory)"
                messages.append(_failed("torch.OutOfMemoryError", words))
            case "broken":
                messages.append(_failed("RuntimeError", "mat1 and mat2 shapes cannot be multiplied"))
            case "stopped":
                messages.append(["execution_interrupted", {"node_type": "KSampler"}])
            case "no_output":
                messages.append(["execution_success", {}])
            case _:
                outputs = await asyncio.to_thread(self._make, job["graph"])
                messages.append(["execution_success", {}])
        good = messages[-1][0] == "execution_success"
        status = {"status_str": "success" if good else "error", "completed": good, "messages": messages}
        self.queue.remove(job)
        self.history[job["id"]] = {"outputs": outputs, "status": status, "meta": {}}

    def _make(self, graph: dict[str, Any]) -> dict[str, Any]:
        outputs: dict[str, Any] = {}
        for node, entry in graph.items():
            kind, inputs = entry["class_type"], entry["inputs"]
            if kind not in _LISTS:
                continue
            video = "Video" in kind
            folder, _, stem = str(inputs.get("filename_prefix", "ComfyUI")).rpartition("/")
            name = f"{stem}_{len(self.files) + 1:05d}_.{'mp4' if video else 'png'}"
            self.files[name] = (
                _made(film, ".mp4", _SIZE, _seconds(graph), stem)
                if video
                else _made(paint, ".png", _canvas(graph), stem)
            )
            place = "temp" if kind == "PreviewImage" else "output"
            outputs[node] = {_LISTS[kind]: [{"filename": name, "subfolder": folder, "type": place}]}
        return outputs

    async def _delete(self, body: dict[str, Any], _fault: str) -> Response:
        self.queue[1:] = [job for job in self.queue[1:] if job["id"] not in body["delete"]]
        return Response()

    async def _interrupt(self, body: dict[str, Any], _fault: str) -> Response:
        if self.queue and self.queue[0]["id"] == body["prompt_id"]:
            self.queue[0]["fault"] = "stopped"
            await self._finish(self.queue[0])
        return Response()

    async def _history_route(self, request: Request) -> Response:
        job = request.path_params["id"]

        async def show(_body: dict[str, Any], fault: str) -> Response:
            if fault == "html":
                return HTMLResponse("<html>Log in</html>")
            return JSONResponse({job: self.history[job]} if job in self.history else {})

        return await self.book.answer("history", request, show, _error)

    async def _view_route(self, request: Request) -> Response:
        async def send(_body: dict[str, Any], fault: str) -> Response:
            data = self.files.get(request.query_params["filename"])
            if data is None:
                return Response(status_code=404)
            if fault == "truncated":
                return cut()
            return Response({"empty": b"", "corrupt": data[: len(data) // 2]}.get(fault, data))

        return await self.book.answer("view", request, send, _error)

    async def _stats(self, _body: dict[str, Any], fault: str) -> Response:
        if fault == "html":
            return HTMLResponse("<html>Log in</html>")
        return JSONResponse({"system": {"os": "posix", "comfyui_version": "0.3.64"}, "devices": []})

    async def _info(self, _body: dict[str, Any], _fault: str) -> Response:
        def told(choices: Any) -> list[Any]:
            if choices == ANY:
                return ["*", {}]
            return ["COMBO", {"options": choices}] if self.new else [choices]

        return JSONResponse(
            {
                kind: {"input": {"required": {name: told(what) for name, what in inputs.items()}}, "name": kind}
                for kind, inputs in NODES.items()
            }
        )


def _seconds(graph: dict[str, Any]) -> float:
    """What the clip's nodes make it: so many pictures at so many a second."""
    values = {name: value for entry in graph.values() for name, value in entry["inputs"].items()}
    if "length" in values:
        return float(values["length"]) / float(values["fps"])
    return float(values["frame_rate"])


def _canvas(graph: dict[str, Any]) -> tuple[int, int]:
    values = {name: value for entry in graph.values() for name, value in entry["inputs"].items()}
    return int(values.get("width", 64)), int(values.get("height", 64))


def _made(make: Any, suffix: str, *args: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"made{suffix}"
        make(target, *args)
        return target.read_bytes()


def _failed(kind: str, words: str) -> list[Any]:
    return ["execution_error", {"node_type": "KSampler", "exception_type": kind, "exception_message": words}]


def _error(status: int) -> Response:
    return Response("Internal Server Error", status_code=status)


def _refused(kind: str, message: str, node: str | None = None, errors: dict[str, Any] | None = None) -> Response:
    error = {"type": kind, "message": message, "details": "", "extra_info": {"class_type": node} if node else {}}
    return JSONResponse({"error": error, "node_errors": errors or {}}, status_code=400)
