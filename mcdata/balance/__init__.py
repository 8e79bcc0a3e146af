"""Participation balance: indices of how the floor was shared, and what they are worth.

`measures` and `representation` compute, `chance` says what equal talkers would have given,
`summary` puts it together for a séance. `turns` is everywhere one number a person present, the
silent included as zeros. Silence is even: with nobody or nothing said, Gini, shares, coverage and
effective voices are 0, evenness is 1. A negative or non-finite number raises ValueError.
"""

from mcdata.balance.chance import Band, chance_band, chance_largest, chance_mean
from mcdata.balance.measures import (
    RoleSplit,
    corrected_gini,
    coverage,
    effective_voices,
    evenness,
    largest_share,
    role_split,
    top_share,
)
from mcdata.balance.representation import Ratio, jeffreys_interval, representation_ratio
from mcdata.balance.summary import MINIMUM_GROUP, Balance, RoleShare, SeatShare, summarise

__all__ = [
    "MINIMUM_GROUP",
    "Balance",
    "Band",
    "Ratio",
    "RoleShare",
    "RoleSplit",
    "SeatShare",
    "chance_band",
    "chance_largest",
    "chance_mean",
    "corrected_gini",
    "coverage",
    "effective_voices",
    "evenness",
    "jeffreys_interval",
    "largest_share",
    "representation_ratio",
    "role_split",
    "summarise",
    "top_share",
]
