"""Apporter des lignes, en corriger, en retirer : toujours un lot de plus, d’un seul geste."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from egts_dashboard.actions.effet import Effet, check, effect_of
from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.actions.magasin import construire, etendre, lots_signature
from egts_dashboard.errors import DonneesInvalides, LotRefuse
from egts_dashboard.francais import guillemets
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.difference import key_of
from egts_dashboard.ingest.ecriture_lot import Annexes, discard_lot, write_lot
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE, Contenu, add_lot
from egts_dashboard.ingest.lots import read_cards
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.ingest.verrou import hold_lots
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.lot import FicheLot, Lot
from egts_dashboard.store.etapes import Suivi, unfollowed

ORDRE_APPORT = 1000


@dataclass(frozen=True)
class Examen:
    """Les lots quand des lignes leur ont été confrontées : leur signature, et leur contenu."""

    signature: object
    contenu: Contenu


@dataclass(frozen=True)
class Apport:
    """Ce qu’une personne apporte en un geste.

    `tables` : {table: lignes ajoutées ou corrigées, entières} ; `retraits` : {table: clés} ;
    `vues` : {(table, clé): la ligne que la personne avait sous les yeux, ou None si elle n’y
    était pas} — si elle a changé entre-temps, l’apport est refusé plutôt que d’écraser.
    `examen` dit la même chose de toutes les lignes : tant que les lots n’ont pas bougé, ce
    qui a été vérifié ne se revérifie pas.
    """

    titre: str
    raison: str
    tables: Mapping[str, Sequence[Enregistrement]] = field(default_factory=dict)
    retraits: Mapping[str, Sequence[Cle]] = field(default_factory=dict)
    vues: Mapping[tuple[str, Cle], Enregistrement | None] = field(default_factory=dict)
    annexes: Annexes = field(default_factory=dict)
    origine: str | None = None
    origine_sha256: str | None = None
    examen: Examen | None = None

    def seen(self) -> Mapping[tuple[str, Cle], Enregistrement | None]:
        """{(table, clé): ce que la personne avait sous les yeux}."""
        if self.examen is None:
            return self.vues
        connues = self.examen.contenu.tables
        nommees = {t: [key_of(x) for x in lignes] for t, lignes in self.tables.items()}
        return {
            (table, cle): connues[table].get(cle)
            for suite in (nommees, self.retraits)
            for table, cles in suite.items()
            for cle in cles
        }


def prevoir(apport: Apport) -> Effet:
    """Ce que l’apport changerait, sans rien écrire. Lève DonneesInvalides."""
    fiche = _card(apport, "Essai", "Essai.")
    return effect_of(fiche, apport.tables, apport.retraits)


def apporter(apport: Apport, auteur: str, suivre: Suivi = unfollowed) -> Path:
    """Écrit le lot et reconstruit le magasin ; rend le dossier du lot. Tout ou rien.

    `suivre` reçoit « lot », puis les étapes de la construction ; ce qu’il lève arrête tout,
    et le lot s’efface, sauf si quelqu’un a enregistré après lui. Lève LotRefuse (sans nom,
    sans raison, ou la ligne a changé entre-temps), DonneesInvalides, EcritureImpossible,
    MagasinOccupe.
    """
    if not (auteur.strip() and apport.raison.strip()):
        raise LotRefuse("Dites qui fait ce geste, et pourquoi.")
    fiche = _card(apport, auteur, apport.raison)
    with hold_lots():
        contenu = _still_known(apport, fiche)
        if contenu is None:
            _refuse_if_moved(apport)
            check(fiche, apport.tables, apport.retraits)
        suivre("lot")
        lot = write_lot(fiche, apport.tables, apport.retraits, apport.annexes)
        # Le verrou se tient jusqu’au bout : un lot qui peut encore s’effacer ne sert à personne.
        dossiers = lot_folders()
        with _discarded_if_stopped(lot, dossiers, suivre) as relais:
            if contenu is not None:
                entre = Lot(lot_id=lot.name, fiche=fiche)
                if etendre(dossiers, contenu, entre, apport.tables, relais):
                    return lot
                contenu = add_lot(contenu, entre, apport.tables)
            _build_with(lot, dossiers, contenu, relais)
    return lot


class Relais:
    """Passe les étapes à qui les suit, et retient s’il a demandé d’arrêter."""

    def __init__(self, suivre: Suivi):
        self._suivre = suivre
        self.est_arrete = False

    def __call__(self, etape: str) -> None:
        """Dit l’étape. Lève ce que lève qui la suit."""
        try:
            self._suivre(etape)
        except BaseException:
            self.est_arrete = True
            raise


@contextmanager
def _discarded_if_stopped(
    lot: Path, dossiers: list[Path], suivre: Suivi
) -> Iterator[Relais]:
    """Le temps du bloc, un arrêt demandé efface le lot, si rien n’est venu après lui."""
    relais = Relais(suivre)
    try:
        yield relais
    except BaseException as arret:
        if relais.est_arrete or isinstance(arret, KeyboardInterrupt):
            if lot_folders() == dossiers:
                discard_lot(lot)
        raise


def _build_with(
    lot: Path, dossiers: list[Path], contenu: Contenu | None, suivre: Suivi
) -> None:
    """Reconstruit le magasin ; un lot qui l’en empêcherait s’efface aussitôt.

    `dossiers` et `contenu` : les lots, celui-ci compris, quand on les connaît déjà.
    """
    try:
        construire(dossiers, contenu, suivre)
    except DonneesInvalides as refus:
        if lot.name in str(refus) or not _is_broken_without(lot):
            discard_lot(lot)
            raise
        # D’autres lots sont fautifs : celui-ci reste, l’ancien magasin sert.


def _is_broken_without(lot: Path) -> bool:
    """Les autres lots suffisent-ils à empêcher la construction ?"""
    try:
        construire([dossier for dossier in lot_folders() if dossier != lot])
    except DonneesInvalides:
        return True
    return False


def _card(apport: Apport, auteur: str, raison: str) -> FicheLot:
    lots = read_cards(lot_folders())[0].values()
    try:
        return FicheLot(
            titre=apport.titre,
            auteur=auteur.strip(),
            raison=raison.strip(),
            date=dt.datetime.now(dt.UTC).replace(tzinfo=None),
            # Le dernier mot revient à celui qui parle : après tout lot déjà là.
            ordre=max([ORDRE_APPORT, *(lot.fiche.ordre for lot in lots)]),
            origine=apport.origine,
            origine_sha256=apport.origine_sha256,
        )
    except ValidationError as refus:
        raise LotRefuse(
            "Votre nom ou la raison est trop long, ou porte un signe invisible."
            " Retapez-les plus court."
        ) from refus


def _still_known(apport: Apport, fiche: FicheLot) -> Contenu | None:
    """Le contenu des lots, si rien n’a bougé depuis l’examen et si celui-ci vient après tous."""
    if apport.examen is None or apport.retraits:
        return None
    if apport.examen.signature != lots_signature():
        return None
    contenu = apport.examen.contenu
    rangs = [(lot.fiche.ordre, lot.fiche.date) for lot in contenu.lots]
    est_dernier = all(rang < (fiche.ordre, fiche.date) for rang in rangs)
    return contenu if est_dernier else None


def _refuse_if_moved(apport: Apport) -> None:
    """Refuse d’écraser ce qu’un autre a écrit. Deux fichiers sans démarche créent la même : rien ne s’y écrase."""
    vues = apport.seen()
    if not vues:
        return
    contenu, _ = read_content(lot_folders())
    voulues = {(t, key_of(x)): x for t, lignes in apport.tables.items() for x in lignes}
    la = {place: contenu.tables[place[0]].get(place[1]) for place in vues}
    redites = {p for p in la if vues[p] is None and la[p] == voulues.get(p)}
    if redites >= voulues.keys():
        redites = set()
    for place, vue in vues.items():
        if la[place] != vue and place not in redites:
            nom = guillemets(SEPARATEUR_CLE.join(place[1]))
            raise LotRefuse(
                f"La ligne {nom} a changé depuis que vous l’avez ouverte. Rien n’a été"
                " enregistré\u00a0: rouvrez-la pour voir ce qui a été fait."
            )
