"""Makes a collection with Anki itself, and tells what a package that comes back does to it and to a fresh one.

python anki_collection.py make FOLDER         writes FOLDER/collection.anki2, latest.apkg and legacy.apkg
python anki_collection.py compare FOLDER BACK.apkg   prints as JSON what differs
"""

import json
import os
import shutil
import sys
import tempfile
from hashlib import sha256

from anki.collection import (
    Collection,
    DeckIdLimit,
    ExportAnkiPackageOptions,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
)
from anki.models import NotetypeDict

DAY_ZERO = 1_577_818_800


def opened(path: str) -> Collection:
    fresh = not os.path.exists(path)
    col = Collection(path)
    if fresh:
        col.set_config("fsrs", True)
        col.db.execute("update col set crt = ?", DAY_ZERO)
        col.close()
        col = Collection(path)
    return col


def add_type(col: Collection) -> NotetypeDict:
    """A note type on which everything is set that can be."""
    made = col.models.new("عربي 유형")
    for name in ("Front", "뒤", "Extra"):
        col.models.add_field(made, col.models.new_field(name))
    made["flds"][0].update(rtl=True, font="Amiri", size=33, description="كلمة", sticky=True, plainText=True)
    made["flds"][1].update(collapsed=True, excludeFromSearch=True, font="Noto Sans KR")
    for name in ("Card 1", "Card 2"):
        template = col.models.new_template(name)
        template.update(qfmt="{{Front}}" if name == "Card 1" else "{{뒤}}", afmt="{{FrontSide}}<hr id=answer>{{뒤}}{{Extra}}")
        col.models.add_template(made, template)
    made["tmpls"][0].update(bqfmt="B {{Front}}", bafmt="B {{뒤}}", bfont="Courier", bsize=14)
    made["css"] = ".card { color: rebeccapurple; background: url(_back.png); } @font-face { src: url('_f.ttf'); }"
    made["latexPre"] = "\\documentclass{minimal}"
    made["latexPost"] = "\\end"
    made["latexsvg"] = True
    made["sortf"] = 1
    made["addon"] = {"kept": [1, 2]}
    made["flds"][2]["addon"] = "field"
    col.models.add(made)
    return made


def make(folder: str) -> None:
    col = opened(os.path.join(folder, "collection.anki2"))
    own = add_type(col)
    for name, data in (("p.png", b"\x89PNG1"), ("_back.png", b"\x89PNG2"), ("a b.mp3", b"ID3"), ("notes.pdf", b"%PDF"), ("_f.ttf", b"font")):
        with open(os.path.join(col.media.dir(), name), "wb") as file:
            file.write(data)
    lang = col.decks.id("언어")
    child = col.decks.id("언어::Arabic::Kalima")
    moved = col.decks.id("Moved")
    conf = col.decks.add_config("Hard ones")
    conf["new"]["perDay"] = 7
    conf["new"]["delays"] = [1.5, 12, 60]
    conf["new"]["order"] = 0
    conf["rev"]["maxIvl"] = 400
    conf["rev"]["hardFactor"] = 1.15
    conf["lapse"].update(delays=[20], leechAction=0, leechFails=5, mult=0.25, minInt=2)
    conf.update(desiredRetention=0.87, autoplay=False, timer=1, replayq=False, maxTaken=90, reviewOrder=7, newMix=2)
    conf.update(easyDaysPercentages=[1, 0.5, 1, 1, 1, 0, 1], buryInterdayLearning=True, weightSearch="deck:x")
    conf.update(ignoreRevlogsBeforeDate="2020-02-02", fsrsParams6=[0.1 + n / 7 for n in range(21)])
    conf.update(secondsToShowQuestion=2.5, questionAction=1, answerAction=2, waitForAudio=False, stopTimerOnAnswer=True)
    col.decks.update_config(conf)
    for did in (lang, child):
        deck = col.decks.get(did)
        deck.update(conf=conf["id"], desc="설명 <b>x</b>", md=did == child, extendNew=3, extendRev=5)
        deck.update(reviewLimit=33, newLimit=4, desiredRetention=92, collapsed=did == lang, browserCollapsed=False)
        col.decks.update_dict(deck)
    # A parent that is newer than its child.
    newer = col.decks.id("Newer")
    deck = col.decks.get(moved)
    deck["name"] = "Newer::Moved"
    col.decks.update_dict(deck)

    def note(kind: NotetypeDict, did: int, fields: list[str], tags: str = "") -> list[int]:
        made = col.new_note(kind)
        for at, text in enumerate(fields):
            made.fields[at] = text
        made.tags = tags.split()
        col.add_note(made, did)
        return made.card_ids()

    by_name = col.models.by_name
    cards = []
    for at, did in enumerate((lang, child, moved, newer, 1)):
        cards += note(own, did, [f"كلمة {at} <img src=\"p.png\">", f"낱말 {at} [sound:a b.mp3]", '<object data="notes.pdf"></object>'], "a::b 태그")
        cards += note(by_name("Basic"), did, [f"Basic {at}?", f"<b>bold</b> answer {at}"])
        cards += note(by_name("Cloze"), did, [f"A {{{{c1::piece {at}}}}} of {{{{c2::text::hint}}}}", ""])
    cards += note(by_name("Basic (and reversed card)"), child, ["x", "y"])
    cards += note(by_name("Basic (optional reversed card)"), child, ["o", "p", "1"])
    cards += note(by_name("Basic (type in the answer)"), child, ["t", "typed"])
    col.add_image_occlusion_note(
        notetype_id=by_name("Image Occlusion")["id"] if by_name("Image Occlusion") else 0,
        image_path=os.path.join(col.media.dir(), "p.png"),
        occlusions="{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}}<br>{{c2::image-occlusion:rect:left=.5:top=.5:width=.1:height=.1:oi=1}}",
        header="Header",
        back_extra="Extra",
        tags=[],
    ) if by_name("Image Occlusion") else None
    for did in (lang, moved):
        col.decks.select(did)
        for _ in range(4):
            queued = col.sched.get_queued_cards(fetch_limit=1)
            if not queued.cards:
                break
            card = col.get_card(queued.cards[0].card.id)
            card.start_timer()
            states = queued.cards[0].states
            from anki.scheduler_pb2 import CardAnswer

            col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=CardAnswer.GOOD))
    col.sched.set_due_date(cards[4:9], "3")
    col.sched.suspend_cards(cards[6:8])
    col.sched.bury_cards(cards[9:10])
    col.set_user_flag_for_cards(3, cards[2:5])
    filtered = col.sched.get_or_create_filtered_deck(deck_id=0)
    filtered.name = "Filtered"
    del filtered.config.search_terms[:]
    filtered.config.search_terms.add(search='deck:"언어::Arabic::Kalima"', limit=3, order=0)
    col.sched.add_or_update_filtered_deck(filtered)
    for name, legacy in (("latest.apkg", False), ("legacy.apkg", True)):
        options = ExportAnkiPackageOptions(with_scheduling=True, with_media=True, with_deck_configs=True, legacy=legacy)
        col.export_anki_package(out_path=os.path.join(folder, name), options=options, limit=None)
    col.close()


def without(value: dict, *names: str) -> dict:
    return {name: each for name, each in value.items() if name not in names}


def state(col: Collection) -> dict:
    """All that a person has there, by names that tell what it is."""
    told: dict = {}
    used = {mid for mid in col.db.list("select distinct mid from notes")}
    for model in col.models.all():
        if model["id"] in used:
            told[f"note type {model['id']}"] = without(model, "usn")
    for deck in col.decks.all():
        told[f"deck {deck['name']}"] = without(deck, "usn", "mod", "id")
    for conf in col.decks.all_config():
        told[f"options {conf['name']}"] = without(conf, "usn")
    for row in col.db.all("select guid, mid, mod, tags, flds, sfld, csum, flags, data from notes"):
        told[f"note {row[0]}"] = list(row[1:])
    names = {deck["id"]: deck["name"] for deck in col.decks.all()}
    for row in col.db.all(
        "select n.guid, c.ord, c.did, c.mod, c.type, c.queue, c.due, ivl, factor, reps, lapses, left, odue, odid, c.flags, c.data, c.id from cards c join notes n on n.id = c.nid"
    ):
        log = col.db.all("select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ? order by id", row[16])
        told[f"card {row[0]} {row[1]}"] = [names.get(row[2], f"NO DECK {row[2]}"), *row[3:13], names.get(row[13], row[13]), *row[14:16], log]
    folder = col.media.dir()
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), "rb") as file:
            told[f"media {name}"] = sha256(file.read()).hexdigest()[:12]
    return told


def brought(col: Collection, path: str) -> None:
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=True, with_deck_configs=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=path, options=options))


def as_imported(told: dict) -> dict:
    """What Anki gives other names and instants when a package comes into a collection with note types of the same names."""
    return {
        name: without(each, "name", "mod", "originalId") if name.startswith("note type") else each
        for name, each in told.items()
    }


def differences(before: dict, after: dict) -> dict:
    names = sorted({*before, *after})
    return {name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)}


def compare(folder: str, back: str) -> None:
    scratch = tempfile.mkdtemp()
    for name in os.listdir(folder):
        whole = os.path.join(folder, name)
        if name.startswith("collection"):
            (shutil.copytree if os.path.isdir(whole) else shutil.copy)(whole, os.path.join(scratch, name))
    col = opened(os.path.join(scratch, "collection.anki2"))
    before = state(col)
    brought(col, back)
    changed = differences(before, state(col))
    checked = [col.fix_integrity()[0]]
    col.close()
    fresh = opened(os.path.join(tempfile.mkdtemp(), "collection.anki2"))
    brought(fresh, back)
    arrived = state(fresh)
    homeless = fresh.db.scalar("select count() from cards where did not in (select id from decks)")
    checked.append(fresh.fix_integrity()[0])
    fresh.close()
    print(json.dumps({"original": changed, "fresh": differences(as_imported(before), as_imported(arrived)), "homeless": homeless, "checked": checked}, ensure_ascii=False))
    shutil.rmtree(scratch)


if __name__ == "__main__":
    {"make": make, "compare": compare}[sys.argv[1]](*sys.argv[2:])
