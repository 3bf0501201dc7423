"""Les suites que l’outil lui-même dit avoir données : un résultat cite ses propositions."""

import re
from collections.abc import Iterator, Mapping

from egts_dashboard.ingest.entetes import slug
from egts_dashboard.ingest.outils.formats import Format

PROPOSITION = re.compile(r"/proposals/(\d+)")


def links_of(
    forme: Format,
    base: Mapping[str, str],
    cases: Mapping[str, str],
    prefixe: str,
    sien: str,
) -> Iterator[dict[str, str]]:
    """Les remontées d’un résultat Decidim, une par proposition citée."""
    if forme.code != "decidim_resultats" or "mesure_id" not in base:
        return
    debut = prefixe.removesuffix(sien) + "decidim-proposition"
    for numero in dict.fromkeys(PROPOSITION.findall(cases.get("proposal_urls", ""))):
        amont = slug(f"{debut}-{numero}")
        yield {
            "remontee_id": f"{amont}-{base['mesure_id']}"[:120],
            "amont_objet": "preconisation",
            "amont_id": amont,
            "aval_objet": "mesure",
            "aval_id": base["mesure_id"],
            "nature": "meme_demande",
            "statut": "validee",
            "methode": "lecture",
            "note": "Lien déclaré par la plateforme.",
        }
