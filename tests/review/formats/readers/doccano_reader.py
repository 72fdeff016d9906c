"""Runs in doccano's own environment: reads a file with doccano's loader, prints its spans, writes doccano's export.

python doccano_reader.py FILE FOLDER
"""

import json
import os
import sys
import tempfile
from pathlib import Path

import backend

source, exported = sys.argv[1:]
place = tempfile.mkdtemp()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "config.settings.development",
    "DATABASE_URL": f"sqlite:///{place}/doccano.db",
    "DOCCANO_HOME": place,
    "ADMIN_USERNAME": "admin",
}
sys.path.insert(0, str(Path(backend.__file__).parent))

import django  # noqa: E402

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0)

from data_export.celery_tasks import create_collaborative_dataset  # noqa: E402
from data_export.pipeline.factories import create_formatter, create_writer  # noqa: E402
from data_import.datasets import load_dataset  # noqa: E402
from data_import.pipeline.catalog import create_file_format  # noqa: E402
from data_import.pipeline.readers import FileName  # noqa: E402
from labels.models import Span  # noqa: E402
from projects.models import ProjectType, SequenceLabelingProject  # noqa: E402

user = get_user_model().objects.create_user("reader")
project = SequenceLabelingProject.objects.create(
    name="zhupi", project_type=ProjectType.SEQUENCE_LABELING, created_by=user, allow_overlapping=True
)
data = load_dataset(
    ProjectType.SEQUENCE_LABELING, create_file_format("JSONL"), [FileName(source, "a", "a")], project, encoding="utf_8",
    column_data="text", column_label="label",
)  # fmt: skip
data.save(user)
spans = [
    {"text": span.example.text, "start": span.start_offset, "end": span.end_offset, "kind": span.label.text}
    for span in Span.objects.all()
]
print(json.dumps({"errors": [str(error) for error in data.errors], "spans": spans}))

create_collaborative_dataset(project, exported, False, create_formatter(project, "JSONL"), create_writer("JSONL"))
