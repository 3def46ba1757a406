"""Every behaviour there is, by what it is about."""

from __future__ import annotations

from tests.misbehaving.bodies import BODIES
from tests.misbehaving.connections import CONNECTIONS
from tests.misbehaving.contents import CONTENTS
from tests.misbehaving.manners import MANNERS
from tests.misbehaving.redirects import REDIRECTS
from tests.misbehaving.statuses import STATUSES

BEHAVIOURS = [*CONNECTIONS, *BODIES, *STATUSES, *REDIRECTS, *CONTENTS, *MANNERS]
