"""What a person may do in a live séance: each act checks the state, then appends facts.

Every function takes the store and the séance, returns the entries that it appended (none if
there was nothing to change, as after a double tap), and raises Refused, NotFound or
InvalidInput with a sentence for the screen. The check runs inside the writer, so two consoles
that act at once can't contradict each other. Async routes call these in a worker thread.
"""

from __future__ import annotations

from mcdata.conduct.checks import ENDED, NOT_OPEN
from mcdata.conduct.course import end_seance, extend_block, open_seance, start_block
from mcdata.conduct.evaluation import close_evaluation
from mcdata.conduct.hands import count_hands, take_back, write_for
from mcdata.conduct.people import (
    correct_turn,
    end_turn,
    lower_hand,
    raise_hand,
    start_turn,
)
from mcdata.conduct.reading import hide_answer, restore_answer, show_answers
from mcdata.conduct.saw import BLIND, Saw
from mcdata.conduct.screen import choose_scene, close_poll, open_poll, reveal_poll
from mcdata.conduct.seating import leave_seat, move_seat, seat_person, take_seat, walk_in
from mcdata.conduct.undoing import undo
from mcdata.conduct.words import (
    answer_question,
    correct_note,
    publish_notes,
    remove_note,
    reopen_question,
    take_note,
    write_question,
)

__all__ = [
    "BLIND",
    "ENDED",
    "NOT_OPEN",
    "Saw",
    "answer_question",
    "choose_scene",
    "close_evaluation",
    "close_poll",
    "correct_note",
    "correct_turn",
    "count_hands",
    "end_seance",
    "end_turn",
    "extend_block",
    "hide_answer",
    "leave_seat",
    "lower_hand",
    "move_seat",
    "open_poll",
    "open_seance",
    "publish_notes",
    "raise_hand",
    "remove_note",
    "reopen_question",
    "restore_answer",
    "reveal_poll",
    "seat_person",
    "show_answers",
    "start_block",
    "start_turn",
    "take_back",
    "take_note",
    "take_seat",
    "undo",
    "walk_in",
    "write_for",
    "write_question",
]
