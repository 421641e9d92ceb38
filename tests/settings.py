"""The product's settings, for tests: nothing is written under ``var/``, and the engine is
the one that ``TEST_ENGINE`` names (``sqlite`` forgets DATABASE_URL and REDIS_URL).

``python -m tests.servers`` sets it; a plain ``pytest`` uses DATABASE_URL, else SQLite.
"""

import atexit
import os
import shutil
import tempfile
import uuid

if os.environ.get("TEST_ENGINE") == "sqlite":
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)
for _name in ("PRODUCTION", "DEBUG", "SITE_URL", "LEADING_SERIAL", "OUTBOUND_ALLOW"):
    os.environ.pop(_name, None)
os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="perdura-tests-")
atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)
# A Redis that was given may hold other things: nothing of theirs is taken or emptied.
os.environ["CELERY_QUEUE"] = f"tests-{uuid.uuid4().hex}"

from config.settings import *  # noqa: E402, F403

CACHES = {"default": {**CACHES["default"], "KEY_PREFIX": os.environ["CELERY_QUEUE"]}}  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
