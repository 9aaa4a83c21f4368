"""Opens packages with Anki itself, one after the other into one collection, and prints as JSON what Anki then has.

python open_package.py FILE.apkg... [--again OUT.apkg]
"""

import json
import os
import sys
import tempfile
from datetime import date, timedelta

from anki.collection import (
    Collection,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)

arguments = sys.argv[1:]
again = None
if "--again" in arguments:
    at = arguments.index("--again")
    again = arguments[at + 1]
    del arguments[at : at + 2]

col = Collection(os.path.join(tempfile.mkdtemp(), "collection.anki2"))
col.set_config("fsrs", True)
# Day 0 long ago, so that nothing lies before it.
col.db.execute("update col set crt = ?", 1_577_818_800)
col.close()
col = Collection(col.path)
found = []
for path in arguments:
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=True, with_deck_configs=True)
    response = col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))
    found.append({"new": len(response.log.new), "updated": len(response.log.updated), "duplicate": len(response.log.duplicate)})

crt = col.db.scalar("select crt from col")
cards = []
for cid in col.db.list("select id from cards order by id"):
    card = col.get_card(cid)
    note = card.note()
    state = card.memory_state
    reviewed = col.db.all("select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ? order by id", cid)
    cards.append(
        {
            "guid": note.guid,
            "ord": card.ord,
            "noteType": note.note_type()["name"],
            "fields": dict(note.items()),
            "tags": note.tags,
            "deck": col.decks.name(card.odid or card.did),
            "type": card.type,
            "queue": card.queue,
            # A day as a local date, an instant and the place of a new card as they are.
            "due": card.due if card.type != 2 else str(date.fromtimestamp(crt) + timedelta(days=card.due)),
            "ivl": card.ivl,
            "factor": card.factor,
            "reps": card.reps,
            "lapses": card.lapses,
            "flags": card.flags,
            "stability": state.stability if state else None,
            "difficulty": state.difficulty if state else None,
            "desiredRetention": card.desired_retention,
            "retrievability": col.card_stats_data(cid).fsrs_retrievability if state else None,
            "question": card.question(),
            "answer": card.answer(),
            "revlog": reviewed,
        }
    )
configs = {config["name"]: {"desiredRetention": config.get("desiredRetention"), "delays": config["new"]["delays"]} for config in col.decks.all_config()}
media = sorted(name for name in os.listdir(col.media.dir()))
problems = col.fix_integrity()
print(json.dumps({"found": found, "cards": cards, "media": media, "configs": configs, "ok": problems[1], "said": problems[0]}))
if again:
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=True, legacy=False)
    col.export_anki_package(out_path=again, options=options, limit=None)
col.close()
