"""The job on python-socketio with uvicorn, wsproto and uvloop. Commits on a thread.

With ``--leaders`` only leaders and the display are told the counts, as in Common Table.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import socketio

from bench.reference.job import Job, Json, files, links

COUNTS = 0.2
"""Seconds between two counts to everybody."""

TOLD = "leaders" if "--leaders" in sys.argv else None
"""The room that hears the counts; None is everybody."""

URL = f"http://{os.environ['HOST']}:{os.environ['PORT']}"
FILES = files()
job = Job(Path(os.environ["INSTANCE"]))
sio = socketio.AsyncServer(
    async_mode="asgi", async_handlers=False, transports=["websocket"], http_compression=False
)
waiting: list[tuple[Json, asyncio.Future[Json]]] = []
work = asyncio.Event()
counted = asyncio.Event()


async def store(operation: Json) -> Json:
    """The acknowledgement, when the operation is on disk."""
    answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
    waiting.append((operation, answer))
    work.set()
    return await answer


async def commit_groups() -> None:
    while True:
        await work.wait()
        work.clear()
        while waiting:
            group, waiting[:] = waiting[:], []
            acks = await asyncio.to_thread(job.commit, [operation for operation, _ in group])
            for (operation, answer), ack in zip(group, acks, strict=True):
                if ack["ok"]:
                    job.evolve(operation)
                answer.set_result(ack)


async def tell_counts() -> None:
    while True:
        await counted.wait()
        counted.clear()
        await sio.emit("view", job.view(), to=TOLD)
        await asyncio.sleep(COUNTS)


async def connect(sid: str, environ: Any, auth: Any) -> None:
    if auth["face"] != "phone":
        await sio.enter_room(sid, "leaders")
    asyncio.get_running_loop().call_soon(
        lambda: asyncio.ensure_future(sio.emit("view", job.view(), to=sid))
    )


async def operation(sid: str, o: Json) -> Json:
    if o["name"] == "vote":
        code = job.refusal(o)
        if code:
            return {"ok": False, "code": code}
        ack = await store(o)
        counted.set()
        return ack
    ack = await store(o)
    await sio.emit("view", job.view())
    return ack


sio.on("connect", connect)
sio.on("operation", operation)


async def pages(scope: Any, receive: Any, send: Any) -> None:
    """Plain HTTP: as little as the load needs."""
    if scope["type"] == "lifespan":
        await receive()
        tasks = [asyncio.create_task(commit_groups()), asyncio.create_task(tell_counts())]
        await send({"type": "lifespan.startup.complete"})
        await receive()
        for task in tasks:
            task.cancel()
        await send({"type": "lifespan.shutdown.complete"})
        return
    body = b""
    while scope["method"] == "POST":
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    path: str = scope["path"]
    status, answer = 200, Json(ok=True)
    if path == "/office/events":
        status, answer = 201, links(URL)
    elif path.startswith("/j/") and scope["method"] == "POST":
        who = json.loads(body)["token"]
        await store({"name": "join", "who": who})
        answer = {"ok": True, "event": "event-1", "participant": who}
    content = json.dumps(answer).encode()
    if scope["method"] == "GET" and path != "/health":
        content = FILES.get(path, FILES["page"])
    headers = [(b"content-type", b"application/json"), (b"set-cookie", b"who=1; HttpOnly")]
    headers.append((b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


if __name__ == "__main__":
    print(f"{URL}/office#s", flush=True)
    # By name, since it is installed for the bench only: type checks must not need it.
    uvicorn = importlib.import_module("uvicorn")
    uvicorn.run(
        socketio.ASGIApp(sio, pages),
        host=os.environ["HOST"],
        port=int(os.environ["PORT"]),
        loop="uvloop",
        ws="wsproto",
        backlog=2048,
        access_log=False,
        log_level="warning",
    )
