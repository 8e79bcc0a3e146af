"""What is printed for the day: cards, badges, the sign-in sheet; and the list of contacts."""

from mcdata.sheets.badges import name_badges, named_of, seat_badges
from mcdata.sheets.cards import Join, seat_cards
from mcdata.sheets.contacts import (
    LONGEST_MAILTO,
    Contact,
    bcc,
    contacts,
    contacts_csv,
    contacts_xlsx,
    mailto,
)
from mcdata.sheets.sign_in import SignIn, sign_in_of, sign_in_sheet

__all__ = [
    "LONGEST_MAILTO",
    "Contact",
    "Join",
    "SignIn",
    "bcc",
    "contacts",
    "contacts_csv",
    "contacts_xlsx",
    "mailto",
    "name_badges",
    "named_of",
    "seat_badges",
    "seat_cards",
    "sign_in_of",
    "sign_in_sheet",
]
