"""Coder : garder un brouillon, puis en faire un lot ; décider quand deux codeurs diffèrent."""

from collections.abc import Iterable, Mapping, Sequence

from egts_dashboard.actions.apport import Apport
from egts_dashboard.actions.lots import lot_folders
from egts_dashboard.actions.roles import read_note
from egts_dashboard.errors import LotRefuse
from egts_dashboard.francais import compte
from egts_dashboard.ingest.brouillon import Brouillon, read_draft, write_draft
from egts_dashboard.ingest.contenu import read_content
from egts_dashboard.ingest.validation import Cle
from egts_dashboard.models.base import Enregistrement
from egts_dashboard.models.brouillon import THEMES_MAX, CodageEnCours
from egts_dashboard.models.codage import Codage

SEPARATEUR = "|"
TABLE = "codages"


def brouillon(codeur: str) -> Brouillon:
    """Ce que ce codeur a codé sans l’avoir encore enregistré."""
    return read_draft(codeur)


def retenir(
    codeur: str, objet: str, objet_id: str, themes: Sequence[str], note: str = ""
) -> None:
    """Ajoute un item au brouillon. Lève LotRefuse, EcritureImpossible."""
    if not 1 <= len(themes) <= THEMES_MAX:
        raise LotRefuse(f"Donnez de un à {THEMES_MAX} thèmes, le principal d’abord.")
    encours = CodageEnCours(themes=tuple(themes), note=read_note(note))
    write_draft(codeur, read_draft(codeur) | {_key(objet, objet_id): encours})


def oublier(codeur: str, cles: Iterable[str] | None = None) -> None:
    """Retire des items du brouillon, ou le vide."""
    garde = read_draft(codeur) if cles is not None else {}
    for cle in cles or ():
        garde.pop(cle, None)
    write_draft(codeur, garde)


def codages_a_ecrire(codeur: str, raison: str = "") -> Apport:
    """Le brouillon, sous la forme d’un apport : chaque item y remplace ce que ce codeur disait."""
    encours = read_draft(codeur)
    nouveaux = {
        cle: [
            _codage(cle, codeur, theme, rang, codage.note)
            for rang, theme in enumerate(codage.themes, start=1)
        ]
        for cle, codage in encours.items()
    }
    return _replace(codeur, nouveaux, raison)


def ajouter_theme(
    codeur: str, theme: str, items: Iterable[tuple[str, str]], raison: str = ""
) -> Apport:
    """Un thème de plus à chaque item (objet, identifiant) que ce codeur lit ou n’a pas encore lu.

    Un item qui a déjà ce thème, ou déjà trois, reste tel quel.
    """
    siens = _own(codeur)
    nouveaux: dict[str, list[Codage]] = {}
    for objet, objet_id in items:
        cle = _key(objet, objet_id)
        deja = sorted(siens.get(cle, ()), key=lambda codage: codage.rang)
        if len(deja) < THEMES_MAX and theme not in {c.theme_id for c in deja}:
            neuf = _codage(cle, codeur, theme, len(deja) + 1, None)
            nouveaux[cle] = [*deja, neuf]
    return _replace(codeur, nouveaux, raison)


def _replace(
    codeur: str, nouveaux: Mapping[str, Sequence[Codage]], raison: str
) -> Apport:
    siens = _own(codeur)
    ecrits = [codage for codages in nouveaux.values() for codage in codages]
    gardees = {_cle(codage) for codage in ecrits}
    anciens = [codage for cle in nouveaux for codage in siens.get(cle, ())]
    vues: dict[tuple[str, Cle], Enregistrement | None] = {
        (TABLE, cle): None for cle in gardees
    }
    vues |= {(TABLE, _cle(codage)): codage for codage in anciens}
    perdues = [cle for codage in anciens if (cle := _cle(codage)) not in gardees]
    return Apport(
        titre=f"Codage de {compte(len(nouveaux), 'item')} par {codeur}",
        raison=raison,
        tables={TABLE: ecrits},
        retraits={TABLE: perdues} if perdues else {},
        vues=vues,
    )


def _own(codeur: str) -> dict[str, list[Codage]]:
    contenu, _ = read_content(lot_folders())
    siens: dict[str, list[Codage]] = {}
    for codage in contenu.tables[TABLE].values():
        if isinstance(codage, Codage) and codage.codeur == codeur:
            siens.setdefault(_key(codage.objet, codage.objet_id), []).append(codage)
    return siens


def _codage(cle: str, codeur: str, theme: str, rang: int, note: str | None) -> Codage:
    objet, objet_id = cle.split(SEPARATEUR, 1)
    champs = {"objet": objet, "objet_id": objet_id, "theme_id": theme, "rang": rang}
    suite = {
        "codeur": codeur,
        "methode": "lecture",
        "note": note if rang == 1 else None,
    }
    return Codage.model_validate(champs | suite)


def _cle(codage: Codage) -> Cle:
    return codage.objet, codage.objet_id, codage.theme_id, codage.codeur


def _key(objet: str, objet_id: str) -> str:
    return f"{objet}{SEPARATEUR}{objet_id}"
