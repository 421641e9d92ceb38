"""Time as the door needs it, so that tests can bring their own."""

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """The system's clock."""

    def time(self) -> float:
        """Epoch seconds."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        await asyncio.sleep(seconds)

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return datetime.fromtimestamp(self.time(), UTC)
