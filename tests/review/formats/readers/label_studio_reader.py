"""Runs in Label Studio's own environment: imports tasks into a server, in process, and writes the server's exports.

python label_studio_reader.py TASKS CONFIG FOLDER
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import label_studio

tasks, config, folder = map(Path, sys.argv[1:])
place = tempfile.mkdtemp()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "core.settings.label_studio",
    "LABEL_STUDIO_BASE_DATA_DIR": place,
    "DJANGO_DB": "sqlite",
    "SECRET_KEY": "reader",
    "LATEST_VERSION_CHECK": "false",
    "COLLECT_ANALYTICS": "false",
    "SENTRY_DSN": "",
    "FRONTEND_SENTRY_DSN": "",
}
sys.path.insert(0, str(Path(label_studio.__file__).parent))

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from rest_framework.test import APIClient  # noqa: E402

call_command("migrate", verbosity=0)

from organizations.models import Organization  # noqa: E402
from users.models import User  # noqa: E402

user = User.objects.create_user("reader@example.org", "reader")
organization = Organization.create_organization(created_by=user, title="readers")
user.active_organization = organization
user.save()
client = APIClient(HTTP_HOST="localhost")
client.force_authenticate(user)


def call(method: str, path: str, **data: object) -> object:
    response = getattr(client, method)(path, **data)
    content = response.getvalue()
    if response.status_code >= 300:
        sys.exit(f"{path}: {response.status_code} {content[:2000]!r}")
    return json.loads(content)


project = call("post", "/api/projects", data={"title": "zhupi", "label_config": config.read_text(encoding="utf-8")})
call("post", f"/api/projects/{project['id']}/import", data=tasks.read_bytes(), content_type="application/json")
for name in ("JSON", "JSON_MIN"):
    made = call("get", f"/api/projects/{project['id']}/export?exportType={name}")
    (folder / f"{name}.json").write_text(json.dumps(made, ensure_ascii=False), encoding="utf-8")
predictions = call("get", f"/api/predictions?project={project['id']}")
(folder / "predictions.json").write_text(json.dumps(predictions, ensure_ascii=False), encoding="utf-8")
