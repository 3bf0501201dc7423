"""Mesure l’extraction sur les documents livrés : python -m benchmarks.extraction DOSSIER.

Un rapprochement se fait entre une ligne du magasin et un candidat de même nature dont les
lignes se recouvrent. Un à un d’abord, au plus ressemblant (rapidfuzz) ; puis une ligne du
magasin restée seule est « couverte » si un candidat non issu d’une liste collée tient sur sa
ligne : une phrase en prose dont la lecture a tiré plusieurs demandes ne peut donner qu’un
candidat. Par tranche de confiance, un candidat est juste si une ligne du magasin de sa
nature recouvre les siennes. Précision = candidats rapprochés / candidats ; rappel strict = lignes rapprochées
un à un / lignes ; rappel = lignes rapprochées ou couvertes / lignes.
"""

import csv
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from egts_dashboard import config
from egts_dashboard.analyses.extraction import extract
from egts_dashboard.ingest.documents import read_copies, recognise
from egts_dashboard.models.candidat import Candidat

LOTS = ("egts_sud_ouest_2014", "ccas_la_rochelle_2019")
TABLES = {
    "preconisation": "preconisations",
    "constat": "constats",
    "pratique": "pratiques",
    "atelier": "ateliers",
}
TRANCHES = (0.0, 0.7, 0.8, 0.9)
Ligne = dict[str, str]


@dataclass
class Mesure:
    """Ce qui a été trouvé, pour une nature et un document."""

    attendus: int = 0
    un_a_un: int = 0
    couverts: int = 0
    candidats: int = 0

    def __iadd__(self, autre: "Mesure") -> "Mesure":
        self.attendus += autre.attendus
        self.un_a_un += autre.un_a_un
        self.couverts += autre.couverts
        self.candidats += autre.candidats
        return self

    def ligne(self) -> str:
        precision = self.un_a_un / self.candidats if self.candidats else 0.0
        strict = self.un_a_un / self.attendus if self.attendus else 0.0
        rappel = (self.un_a_un + self.couverts) / self.attendus if self.attendus else 0
        return (
            f"{self.attendus:5d} {self.candidats:5d}  {precision:5.2f}"
            f"  {strict:5.2f} {_f1(precision, strict):5.2f}"
            f"   {rappel:5.2f} {_f1(precision, rappel):5.2f}"
        )


def _f1(precision: float, rappel: float) -> float:
    total = precision + rappel
    return 2 * precision * rappel / total if total else 0.0


def rows(table: str, source_id: str) -> list[Ligne]:
    """Les lignes livrées d’un document."""
    trouvees: list[Ligne] = []
    for lot in LOTS:
        fichier = config.DATA_DIR / lot / f"{table}.csv"
        if fichier.exists():
            with fichier.open(encoding="utf-8-sig", newline="") as flux:
                trouvees += [
                    r for r in csv.DictReader(flux) if r["source_id"] == source_id
                ]
    return trouvees


def measure(attendus: list[Ligne], candidats: list[Candidat]) -> Mesure:
    """Rapproche un à un au plus ressemblant, puis compte les lignes couvertes."""
    paires = sorted(
        (
            (-_likeness(ligne, candidat), i, j)
            for i, ligne in enumerate(attendus)
            for j, candidat in enumerate(candidats)
            if _overlap(ligne, candidat)
        ),
    )
    lignes_prises: set[int] = set()
    candidats_pris: set[int] = set()
    for _, i, j in paires:
        if i not in lignes_prises and j not in candidats_pris:
            lignes_prises.add(i)
            candidats_pris.add(j)
    couvertes = {
        i
        for _, i, j in paires
        if i not in lignes_prises and candidats[j].motif != "liste_de_section"
    } | {
        i
        for _, i, j in paires
        if i not in lignes_prises and _is_alone(candidats[j], candidats)
    }
    return Mesure(len(attendus), len(lignes_prises), len(couvertes), len(candidats))


def _is_alone(candidat: Candidat, tous: Iterable[Candidat]) -> bool:
    return sum(autre.ligne == candidat.ligne for autre in tous) == 1


def _likeness(ligne: Ligne, candidat: Candidat) -> float:
    return fuzz.token_set_ratio(ligne["intitule"].lower(), candidat.texte.lower())


def _overlap(ligne: Ligne, candidat: Candidat) -> bool:
    debut, fin = int(ligne["ligne_debut"]), int(ligne["ligne_fin"])
    return candidat.ligne <= fin and debut <= candidat.ligne_fin


def calibration(
    attendus: list[Ligne], candidats: list[Candidat]
) -> Counter[tuple[float, bool]]:
    """Combien de candidats par tranche de confiance (son début), justes ou non."""
    return Counter(
        (
            max(t for t in TRANCHES if t <= c.confiance),
            any(_overlap(a, c) for a in attendus),
        )
        for c in candidats
    )


def numbers(source_id: str) -> dict[str, list[tuple[int, float]]]:
    """Les participations et montants livrés : (ligne, valeur)."""
    effectifs = [
        (int(r["ligne_debut"]), float(r["valeur"]))
        for r in rows("effectifs", source_id)
        if r["unite"] in ("personnes", "signatures")
        and r["nature"] != "calcule"
        and float(r["valeur"]) > 1
    ]
    presences = [
        (int(r["ligne_fin"]), float(r["nb_participants"]))
        for r in rows("ateliers", source_id)
        if r["nb_participants"]
    ]
    euros = [
        (int(r["ligne_debut"]), float(r["montant_eur"]))
        for table in ("lignes_budgetaires", "enveloppes")
        for r in rows(table, source_id)
    ] + [
        (int(r["ligne_debut"]), float(r["valeur"]))
        for r in rows("totaux_declares", source_id)
        if r["unite"] == "eur"
    ]
    return {"participations": effectifs + presences, "montant": euros}


def found(
    attendus: list[tuple[int, float]], candidats: list[Candidat], nature: str
) -> list[tuple[int, float]]:
    """Les nombres livrés qu’aucun candidat ne porte sur leur ligne."""
    lus = {
        (ligne, c.valeur)
        for c in candidats
        if c.nature == nature
        for ligne in range(c.ligne, c.ligne_fin + 1)
    }
    return [nombre for nombre in attendus if nombre not in lus]


def main(dossier: Path) -> None:
    copies = read_copies(dossier)
    cumul = {nature: Mesure() for nature in TABLES}
    propositions = Mesure()
    tranches: Counter[tuple[float, bool]] = Counter()
    print("document / nature       att.  cand.  préc.  r.1-1 F1      rappel F1")
    for lot in LOTS:
        for source in _sources(lot):
            copie, _ = recognise(copies, source["nom_fichier"], source["sha256"])
            if copie is None:
                continue
            candidats = extract(copie.lignes())
            nom = source["nom_fichier"][:3]
            for nature, table in TABLES.items():
                siens = [c for c in candidats if c.nature == nature]
                mesure = measure(rows(table, source["source_id"]), siens)
                cumul[nature] += mesure
                tranches += calibration(rows(table, source["source_id"]), siens)
                print(f"{nom} {nature:18} {mesure.ligne()}")
            propositions = _titled(source, candidats)
            if propositions.attendus:
                print(f"{nom} {'« Propositions… »':18} {propositions.ligne()}")
            for nature, attendus in numbers(source["source_id"]).items():
                manquent = found(attendus, candidats, nature)
                if attendus:
                    print(
                        f"{nom} {nature:18} {len(attendus):5d}  trouvés"
                        f" {len(attendus) - len(manquent)}  manquent {manquent}"
                    )
    for nature, mesure in cumul.items():
        print(f"les cinq {nature:13} {mesure.ligne()}")
    for debut in TRANCHES:
        justes, faux = tranches[debut, True], tranches[debut, False]
        if justes + faux:
            part = justes / (justes + faux)
            print(f"confiance ≥ {debut:.1f}  {justes + faux:4d}  justes {part:.2f}")


def _titled(source: Ligne, candidats: list[Candidat]) -> Mesure:
    """Les seules listes sous un titre « Propositions de l’atelier n° … »."""
    attendus = [
        r
        for r in rows("preconisations", source["source_id"])
        if r["nature"] == "proposition" and "Atelier n°" in r["localisation"]
    ]
    siens = [
        c
        for c in candidats
        if c.nature == "preconisation"
        and c.motif == "liste_de_section"
        and "atelier n" in c.indice
    ]
    return measure(attendus, siens)


def _sources(lot: str) -> list[Ligne]:
    with (config.DATA_DIR / lot / "sources.csv").open(encoding="utf-8-sig") as flux:
        return list(csv.DictReader(flux))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage : python -m benchmarks.extraction DOSSIER")
    main(Path(sys.argv[1]))
