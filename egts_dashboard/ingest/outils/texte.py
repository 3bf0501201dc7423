"""Ce que dit une case d’export, sans ce que l’outil y met : balises, entités, apostrophe de garde."""

import re
from html import unescape

from egts_dashboard.ingest.documents.html import html_lines

BALISE = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|br|center|code|div|dl|dt|dd|em|embed|figure|font|h[1-6]"
    r"|hr|i|iframe|img|li|ol|p|pre|s|script|section|small|span|strong|style|su[bp]|svg|table"
    r"|t[dhr]|tbody|thead|u|ul|video)\b[^<>]*>|<!--",
    re.IGNORECASE,
)
ENTITE = re.compile(
    r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE
)
# Decidim fait précéder d’une apostrophe ce qu’un tableur prendrait pour une formule.
GARDE = re.compile(r"^'(?=[=+\-@])")
PAR_LANGUE = re.compile(r'"([\w-]+)"\s*(?:=>|:)\s*"((?:[^"\\]|\\.)*)"')
GROUPE = re.compile(r"\{([^{}]*)\}")


def plain(texte: str) -> str:
    """Le texte de la case, tel qu’on le lirait sur la plateforme."""
    propre = GARDE.sub("", texte.strip())
    if not BALISE.search(propre):
        propre = ENTITE.sub(lambda trouvee: unescape(trouvee[0]), propre)
    if BALISE.search(propre):
        propre = "\n".join(ligne for ligne in html_lines(propre) if ligne.strip())
    return propre.strip()


def names_in_french(texte: str) -> str:
    """Des noms que l’outil écrit langue par langue (`{"fr" => "Eau", "en" => "Water"}, {…}`)."""
    if not texte.lstrip("[ ").startswith("{"):
        return texte
    noms = []
    for groupe in GROUPE.findall(texte):
        dits = dict(PAR_LANGUE.findall(groupe))
        noms.append(dits.get("fr") or next(filter(None, dits.values()), ""))
    return ", ".join(filter(None, noms)).replace('\\"', '"') or texte
