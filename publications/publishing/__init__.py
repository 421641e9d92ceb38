"""Publishing: what may happen to a work, and what must be there first.

``publish``, ``unpublish``, ``withdraw``, ``restore`` change the status; ``new_version``
makes a draft that follows a published work. All raise ``PublishingError``, in words for an
editor, and then change nothing.
"""

from .rules import PublishingError
from .status import publish, restore, unpublish, withdraw
from .versions import new_version

__all__ = ["PublishingError", "new_version", "publish", "restore", "unpublish", "withdraw"]
