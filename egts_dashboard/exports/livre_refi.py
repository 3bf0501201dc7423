"""Le livre de codes au format d’échange REFI-QDA (.qdc), que lisent les logiciels de codage."""

import re
import uuid
import xml.etree.ElementTree as ET

import pandas as pd

ESPACE = "urn:QDA-XML:codebook:1.0"
ORIGINE = "egts_dashboard"
# Ce qu’XML 1.0 n’admet pas, même échappé.
_INTERDITS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_codebook(themes: pd.DataFrame) -> bytes:
    """CodeBook, Codes, un Code par thème dans l’ordre, sa définition en Description.

    Attend theme_id, libelle, definition, inclut, exclut. Le GUID d’un thème ne dépend que de son
    code : réexporter ne crée pas de doublon dans le logiciel qui importe. Le schéma veut au moins
    un code : lève ValueError sans thème.
    """
    if themes.empty:
        raise ValueError("Un livre de codes REFI-QDA a au moins un code.")
    racine = ET.Element("CodeBook", {"xmlns": ESPACE, "origin": ORIGINE})
    codes = ET.SubElement(racine, "Codes")
    for theme in themes.to_dict("records"):
        code = ET.SubElement(
            codes,
            "Code",
            {
                "guid": guid(theme["theme_id"]),
                "name": _clean(theme["libelle"]),
                "isCodable": "true",
            },
        )
        ET.SubElement(code, "Description").text = _describe(theme)
    ET.indent(racine)
    ecrit: bytes = ET.tostring(racine, encoding="utf-8", xml_declaration=True)
    return ecrit + b"\n"


def guid(theme_id: str) -> str:
    """L’identifiant universel d’un thème, toujours le même."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:egts:theme:{theme_id}")).upper()


def _describe(theme: dict[str, object]) -> str:
    parts = [
        ("", theme["definition"]),
        ("Inclut\u00a0: ", theme["inclut"]),
        ("Exclut\u00a0: ", theme["exclut"]),
        ("Code\u00a0: ", theme["theme_id"]),
    ]
    dites = [f"{titre}{texte}" for titre, texte in parts if not pd.isna(texte)]
    return _clean("\n".join(dites))


def _clean(texte: object) -> str:
    return _INTERDITS.sub("", str(texte))
