"""A record that was dumped and restored into another cluster: an era begins, and all of it verifies."""

import getpass
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.db import connection

from jehat.audit import anchoring, checkpoint, proof, sealer
from jehat.audit.models import Batch, Era, Event
from jehat.audit.tests.sealing import seal, tamper, write
from jehat.audit.verification import compare, verify
from jehat.core.crypto import keyring
from jehat.project.launcher.layout import DATABASE, SOCKETS, SUPERUSER
from jehat.project.launcher.postgres import Cluster
from tests.cluster import FAST, _connect_django, claimed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def restored():
    """A function that dumps the database of this test, restores it into a new cluster, and connects Django there."""
    folder = Path(tempfile.mkdtemp(prefix="jehat-restore-", dir="/tmp"))
    folder.chmod(0o711)
    other = Cluster(folder / "home", peers=(getpass.getuser(),), settings=FAST)
    other.places.make()
    name = connection.settings_dict["NAME"]
    own = dict(connection.settings_dict)

    def restore(dump):
        other.ensure_started()
        run(other, "psql", "-q", "-1", "-v", "ON_ERROR_STOP=1", "-f", str(dump), database=DATABASE)
        connection.settings_dict["HOST"] = str(other.folder / SOCKETS)
        _connect_django(other, "app", DATABASE)
        keyring.forget()

    def take(dump=folder / "dump.sql"):
        run(claimed(), "pg_dump", "-f", str(dump), "--exclude-schema=kept", database=name)
        return dump

    try:
        yield take, restore
    finally:
        connection.close()
        connection.settings_dict |= own
        keyring.forget()
        other.stop()
        shutil.rmtree(folder, ignore_errors=True)


def run(cluster, program, *words, database):
    cluster._prepare()
    where = ["-h", str(cluster.folder / SOCKETS), "-U", SUPERUSER, "-d", database]
    command = [str(cluster.binaries.program(program)), *where, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr[-2000:]


def test_a_restored_record_goes_on_in_a_new_era(restored, tmp_path, settings):
    take, restore = restored
    settings.ANCHORS = f"file:{tmp_path}/heads.txt"
    let_numbers_pass(400)
    write(5)
    seal()
    write(2)  # not sealed when the dump is taken
    dump = take()
    seal()
    lost = write(3)
    seal()
    anchoring.anchor_newest(anchoring.anchors.configured()[0])
    anchored = list(anchoring.kept())

    restore(dump)
    assert sealer.unsealed_seconds() > 0
    assert sealer.begin_era_if_due().reason == "restored"
    assert sealer.begin_era_if_due() is None
    era = Era.objects.latest("number")
    assert (era.number, era.is_anew) == (2, True), "this cluster numbers its transactions anew"
    new = write(4)
    seal()
    assert new[0].pk > Event.objects.filter(era=1).latest("pk").pk
    assert min(Event.objects.filter(era=2).values_list("xid", flat=True)) < max(
        Event.objects.filter(era=1).values_list("xid", flat=True)
    )
    report = verify()
    assert report.is_well, list(map(str, report.findings))
    assert (report.lines, report.unsealed) == (5 + 2 + 4, 0)
    assert not Event.objects.filter(pk=lost[0].pk, era=1).exists()

    begun = checkpoint.read(Batch.objects.get(era=2, rows=0).checkpoint)
    assert begun.reason == "restored"
    against = compare(anchored)
    assert (against.compared, against.lost, against.findings) == (1, 1, [])
    assert proof.prove(new[0].pk)["line"][2] == "2"


def test_a_history_taken_back_or_a_standby_that_took_over_is_a_fork():
    """What the sealer then sees is another timeline of the same database."""
    write(2)
    seal()
    tamper("UPDATE audit_era SET timeline = timeline + 7")
    begun = sealer.begin_era_if_due()
    assert (begun.number, begun.reason, begun.is_anew) == (2, "fork", False)
    write(2)
    seal()
    report = verify()
    assert report.is_well and report.lines == 4
    assert checkpoint.read(Batch.objects.get(era=2, rows=0).checkpoint).reason == "fork"


def test_who_began_in_the_old_era_and_ends_in_the_new_is_sealed_in_the_old():
    write(1)
    seal()
    tamper("UPDATE audit_era SET timeline = timeline + 7")
    sealer.begin_era_if_due()
    tamper("UPDATE audit_event SET era = 1 WHERE id = %s", write(1)[0].pk)
    seal()
    ours = sealer.Sealer()
    while Batch.objects.filter(era=1).count() != 3:
        ours.round()
    assert verify().is_well


def let_numbers_pass(count):
    with connection.cursor() as cursor:
        for _ in range(count):
            cursor.execute("SELECT pg_current_xact_id()")
