"""Les lignes qu’un rapport verse dans les tables, identifiants et place compris."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from egts_dashboard.actions.rapport_mots import note, place, qualifier
from egts_dashboard.errors import DonneesInvalides
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.entetes import slug
from egts_dashboard.ingest.messages import to_french
from egts_dashboard.models import TABLES
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.candidat import Candidat
from egts_dashboard.models.rapport_lu import (
    AtelierRetenu,
    Cadre,
    EffectifRetenu,
    ItemRetenu,
    MontantRetenu,
    RapportLu,
)
from egts_dashboard.queries.formulaire import row
from egts_dashboard.store.connection import Store

LONGUEUR_SLUG = 50
CONFIANCE_SURE = 0.7
CODEUR = "import-rapport"
OBJETS = {
    "preconisations": "preconisation",
    "constats": "constat",
    "pratiques": "pratique",
}
INITIALES = {"preconisations": "p", "constats": "c", "pratiques": "pr"}
Tables = dict[str, list[Enregistrement]]


class Versement:
    """Les lignes d’un apport, à mesure qu’on les bâtit."""

    def __init__(self, store: Store, rapport: RapportLu, cadre: Cadre) -> None:
        self.store, self.rapport, self.cadre = store, rapport, cadre
        self.tables: Tables = {nom: [] for nom in TABLES}
        self.vues: dict[tuple[str, tuple[str, ...]], Enregistrement | None] = {}
        self.ateliers: dict[str, str] = {}
        self.rangs: dict[tuple[str, str | None], int] = {}
        self.pris: set[tuple[str, str]] = set()
        self.source_id = cadre.source_id or ""
        self.demarche_id = cadre.demarche_id or ""

    def add_frame(self) -> None:
        """La démarche et le document, s’ils sont neufs."""
        if not self.demarche_id:
            racine = slug(self.cadre.demarche_intitule)[:LONGUEUR_SLUG].strip("-")
            self.demarche_id = self._free("demarches", f"{racine}-{self.cadre.annee}")
            self._add(
                "demarches",
                demarche_id=self.demarche_id,
                intitule=self.cadre.demarche_intitule,
                annee_debut=self.cadre.annee,
                territoire_code=self.cadre.territoire_code,
            )
        if not self.source_id:
            racine = slug(self.cadre.source_titre)[:LONGUEUR_SLUG].strip("-")
            self.source_id = self._free("sources", f"doc-{racine}")
            self._add(
                "sources",
                source_id=self.source_id,
                titre=self.cadre.source_titre,
                producteur=self.cadre.producteur,
                nature=self.cadre.source_nature,
                date_publication=self.cadre.date_publication,
                nom_fichier=self.rapport.nom_fichier,
                sha256=self.rapport.sha256,
            )

    def add_workshop(self, atelier: AtelierRetenu) -> None:
        """Un atelier neuf, ou les cases vides d’un atelier déjà là."""
        if atelier.atelier_id:
            self.ateliers[atelier.mots] = atelier.atelier_id
            self._complete(atelier)
            return
        identifiant = self._free("ateliers", f"{self.source_id}-at", 1)
        self.ateliers[atelier.mots] = identifiant
        self._add(
            "ateliers",
            atelier_id=identifiant,
            demarche_id=self.demarche_id,
            territoire_code=self.cadre.territoire_code,
            intitule=atelier.intitule,
            nb_seances=atelier.nb_seances,
            nb_participants=atelier.nb_participants,
            source_id=self.source_id,
            localisation=place(atelier.mots, "", atelier.ligne),
            ligne_debut=atelier.ligne,
            ligne_fin=atelier.ligne,
            certitude="imprime",
        )

    def add_item(self, item: ItemRetenu) -> None:
        """Une préconisation, un constat ou une pratique, et ses thèmes."""
        table, lu = item.table, item.candidat
        identifiant = self._free(table, f"{self.source_id}-{INITIALES[table]}", 1)
        communs = self._fact(lu, item.atelier) | {
            TABLES[table].CLE[0]: identifiant,
            "demarche_id": self.demarche_id,
            "territoire_code": self.cadre.territoire_code,
            "intitule": item.intitule,
            "verbatim": lu.texte,
            "note": note(item.intitule, lu),
        }
        if table != "pratiques":
            communs |= {
                "atelier_id": self.ateliers.get(item.atelier or ""),
                "niveau": self.cadre.niveau,
                "annee": self.cadre.annee,
                "nature": item.nature,
                "rang": self._rank(table, item.atelier),
            }
        self._add(table, **communs)
        for rang, theme in enumerate(item.themes, start=1):
            self._add(
                "codages",
                objet=OBJETS[table],
                objet_id=identifiant,
                theme_id=theme,
                rang=rang,
                codeur=CODEUR,
                methode="lecture",
            )

    def add_amount(self, montant: MontantRetenu) -> None:
        """Une dépense, hors enveloppe : le rapport ne dit pas laquelle la porte."""
        lu = montant.candidat
        self._add(
            "lignes_budgetaires",
            ligne_id=self._free("lignes_budgetaires", f"{self.source_id}-m", 1),
            demarche_id=self.demarche_id,
            territoire_code=self.cadre.territoire_code,
            attribution="deduite",
            intitule=montant.intitule,
            poste=montant.poste,
            montant_eur=montant.montant_eur,
            etat=montant.etat,
            note=f"Mots du document\u00a0: {guillemets(lu.texte[:500])}.",
            **self._fact(lu, lu.atelier),
        )

    def add_count(self, effectif: EffectifRetenu) -> None:
        """Des présences hors atelier : celles d’un événement, ou de toute la démarche."""
        lu = effectif.candidat
        qualificatif = qualifier(lu.texte)
        self._add(
            "effectifs",
            effectif_id=self._free("effectifs", f"{self.source_id}-e", 1),
            demarche_id=self.demarche_id,
            evenement_id=effectif.evenement_id,
            dimension="total" if effectif.est_total else "categorie",
            modalite=effectif.modalite,
            valeur=effectif.valeur,
            unite=effectif.unite,
            nature="estime" if qualificatif else "compte",
            qualificatif=qualificatif,
            **self._fact(lu, None),
        )

    def _fact(self, lu: Candidat, atelier: str | None) -> dict[str, Any]:
        return {
            "source_id": self.source_id,
            "localisation": place(atelier, lu.indice, lu.ligne),
            "ligne_debut": lu.ligne,
            "ligne_fin": lu.ligne_fin,
            "certitude": "imprime" if lu.confiance >= CONFIANCE_SURE else "incertain",
        }

    def _complete(self, atelier: AtelierRetenu) -> None:
        """Remplit les seules cases vides d’un atelier connu : rien n’y est écrasé."""
        cle = (str(atelier.atelier_id),)
        trouve = row(self.store, "ateliers", cle)
        if trouve is None:
            return
        lus = {
            "nb_seances": atelier.nb_seances,
            "nb_participants": atelier.nb_participants,
        }
        neufs = {n: v for n, v in lus.items() if v is not None and trouve[n] is None}
        if neufs:
            self.vues["ateliers", cle] = _validate("ateliers", trouve)
            self.tables["ateliers"].append(_validate("ateliers", trouve | neufs))

    def _rank(self, table: str, atelier: str | None) -> int:
        rang = self.rangs.get((table, atelier), 0) + 1
        self.rangs[table, atelier] = rang
        return rang

    def _free(self, table: str, racine: str, premier: int = 0) -> str:
        for nom in _names(racine, premier):
            if (table, nom) not in self.pris and row(self.store, table, (nom,)) is None:
                self.pris.add((table, nom))
                return nom
        raise AssertionError

    def _add(self, table: str, **valeurs: Any) -> None:
        ligne = _validate(table, valeurs)
        self.tables[table].append(ligne)
        cle = tuple(str(getattr(ligne, colonne)) for colonne in TABLES[table].CLE)
        self.vues[table, cle] = None


def _names(racine: str, premier: int) -> Iterator[str]:
    """« doc-p001 », « doc-p002 »… ; sans premier rang, le nom nu d’abord."""
    if not premier:
        yield racine
    rang = max(premier, 2 if not premier else 1)
    while True:
        yield f"{racine}{rang:03d}" if premier else f"{racine}-{rang}"
        rang += 1


def _validate(table: str, valeurs: Mapping[str, Any]) -> Enregistrement:
    try:
        return TABLES[table].model_validate(dict(valeurs))
    except ValidationError as refus:
        fautes = []
        for erreur in refus.errors(include_url=False):
            regle, remede = to_french(erreur)
            colonne = str(erreur["loc"][0]) if erreur["loc"] else ""
            quoi = str(valeurs.get("intitule") or valeurs.get("titre") or "")
            fautes.append(f"{guillemets(quoi)}, {colonne}\u00a0: {regle}. {remede}")
        raise DonneesInvalides("\n".join(fautes)) from refus
