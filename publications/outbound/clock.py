"""Time as the door needs it, so that tests can bring their own."""

import asyncio
from datetime import UTC, datetime

from .. import clock


class Clock:
    """The site's clock."""

    def time(self) -> float:
        """Epoch seconds."""
        return clock.time()

    async def sleep(self, seconds: float) -> None:
        """Let ``seconds`` pass."""
        await asyncio.sleep(seconds)

    def now(self) -> datetime:
        """The time, aware, in UTC."""
        return datetime.fromtimestamp(self.time(), UTC)
