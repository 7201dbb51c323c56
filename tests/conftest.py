"""Set before anything imports Qt: no screen, one binding, and nothing of the person's own settings."""

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_API"] = "pyside6"
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="vidpipe-test-config-")
for name in [name for name in os.environ if name.startswith("VIDPIPE_")]:
    del os.environ[name]

from hypothesis import HealthCheck, settings

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")
