"""The fourteen governorates under the names and codes that other sources give them."""

from __future__ import annotations

from conflict_events.gazetteer.names import key
from conflict_events.models import PROVINCES

# GeoNames' codes of the governorates.
ADMIN1 = {
    "01": "Al-Hasakah", "02": "Latakia", "03": "Quneitra", "04": "Raqqa", "05": "As-Suwayda", "06": "Daraa", "07": "Deir ez-Zor",
    "08": "Rif Dimashq", "09": "Aleppo", "10": "Hama", "11": "Homs", "12": "Idlib", "13": "Damascus", "14": "Tartus",
}  # fmt: skip
CAPITALS = {
    "Aleppo": (36.20, 37.16), "Damascus": (33.51, 36.29), "Rif Dimashq": (33.60, 36.60), "Daraa": (32.85, 36.15), "Deir ez-Zor": (35.20, 40.40),
    "Hama": (35.25, 36.90), "Al-Hasakah": (36.60, 40.85), "Homs": (34.55, 37.90), "Idlib": (35.82, 36.68), "Latakia": (35.60, 35.98),
    "Quneitra": (33.05, 35.88), "Raqqa": (36.05, 38.95), "As-Suwayda": (32.75, 36.75), "Tartus": (34.95, 36.05),
}  # fmt: skip
_OTHER_NAMES = {
    "Latakia": ("Al Ladhiqiyah", "Lattakia", "Lattaquie"), "Damascus": ("Dimashq",), "Aleppo": ("Halab",),
    "Rif Dimashq": ("Rural Damascus", "Damascus Countryside"), "Daraa": ("Dar'a", "Dara", "Deraa"), "Homs": ("Hims",),
    "Deir ez-Zor": ("Dayr az Zawr", "Deir-ez-Zor", "Deir Ezzor"), "Raqqa": ("Ar-Raqqah", "Ar Raqqa"), "Idlib": ("Idleb",),
    "As-Suwayda": ("As-Sweida", "As Suwayda", "Sweida"), "Quneitra": ("Al Qunaytirah", "Al Qunaitra"), "Hama": ("Hamah",),
    "Al-Hasakah": ("Al-Hasakeh", "Hassakeh", "Al Hasakah"), "Tartus": ("Tartous",),
}  # fmt: skip
_BY_KEY = {key(n): p for p in PROVINCES for n in (p, *_OTHER_NAMES.get(p, ()))}


def province_of(name: str) -> str:
    """The governorate of a name in any usual spelling, "Hamah Governorate" too; an empty string when it is none."""
    bare = name
    for word in (" Governorate", " governorate", " Province", " province", " Muhafazat"):
        bare = bare.removesuffix(word)
    return _BY_KEY.get(key(bare), "")
