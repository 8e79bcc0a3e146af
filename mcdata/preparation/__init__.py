"""Before a séance: programme, running order, questions, people, speakers; what still lacks."""

from mcdata.preparation.cards import seat_cards
from mcdata.preparation.enrolling import (
    add_participant,
    enrol,
    enrolment_of,
    in_list_order,
    promote,
    withdraw,
)
from mcdata.preparation.founding import (
    DEPARTEMENTS,
    SeanceDraft,
    change_programme,
    change_seance,
    create_programme,
    create_seance,
    default_title,
    next_number,
)
from mcdata.preparation.places import choose_seat, dealt, mark_present, seat_people
from mcdata.preparation.questions import (
    DONT_KNOW,
    MOMENTS,
    SCALE,
    add_poll,
    add_reference_polls,
    change_poll,
    move_poll,
    new_poll,
    poll_from_reference,
    remove_poll,
)
from mcdata.preparation.readiness import Part, Readiness, readiness, readiness_of
from mcdata.preparation.running_order import (
    BlockDraft,
    ends_at,
    restore_agenda,
    save_agenda,
    standard_agenda,
    take_standard_agenda,
)
from mcdata.preparation.speakers import assign_speaker, create_speaker, unassign_speaker

__all__ = [
    "DEPARTEMENTS",
    "DONT_KNOW",
    "MOMENTS",
    "SCALE",
    "BlockDraft",
    "Part",
    "Readiness",
    "SeanceDraft",
    "add_participant",
    "add_poll",
    "add_reference_polls",
    "assign_speaker",
    "change_poll",
    "change_programme",
    "change_seance",
    "choose_seat",
    "create_programme",
    "create_seance",
    "create_speaker",
    "dealt",
    "default_title",
    "ends_at",
    "enrol",
    "enrolment_of",
    "in_list_order",
    "mark_present",
    "move_poll",
    "new_poll",
    "next_number",
    "poll_from_reference",
    "promote",
    "readiness",
    "readiness_of",
    "remove_poll",
    "restore_agenda",
    "save_agenda",
    "seat_cards",
    "seat_people",
    "standard_agenda",
    "take_standard_agenda",
    "unassign_speaker",
    "withdraw",
]
