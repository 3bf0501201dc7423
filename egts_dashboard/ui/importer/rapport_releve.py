"""Des tables relues à ce que la personne retient."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from egts_dashboard.models.rapport_lu import (
    AtelierRetenu,
    EffectifRetenu,
    ItemRetenu,
    MontantRetenu,
    RapportLu,
)
from egts_dashboard.ui.importer import rapport_colonnes as colonnes
from egts_dashboard.ui.importer.rapport_grille import Tables


@dataclass(frozen=True)
class Releve:
    """Ce que la personne retient.

    `incomplets` : les nombres cochés où il manque un mot ; `trop_de_themes` : les items
    qui en ont plus de trois.
    """

    ateliers: Sequence[AtelierRetenu]
    items: Sequence[ItemRetenu]
    montants: Sequence[MontantRetenu]
    incomplets: int
    effectifs: Sequence[EffectifRetenu] = ()
    trop_de_themes: int = 0

    @property
    def est_vide(self) -> bool:
        """Rien n’est retenu."""
        return not (self.ateliers or self.items or self.montants or self.effectifs)


def release(
    rapport: RapportLu,
    tables: Tables,
    connus: dict[str, str],
    themes: dict[str, str],
    evenements: dict[str, str],
) -> Releve:
    """Les lignes cochées, codes compris. Les trois derniers : {code: nom montré}."""
    par_nom = {nom: code for code, nom in connus.items()}
    par_theme = {nom: code for code, nom in themes.items()}
    ateliers = [_workshop(a, par_nom) for a in _kept(tables["ateliers"])]
    retenus = {a.mots for a in ateliers}
    items = [_item(rapport, a, retenus, par_theme) for a in _kept(tables["items"])]
    coches = _kept(tables["montants"])
    montants = [_amount(rapport, m) for m in coches]
    entiers = [m for m in montants if m is not None]
    charges = sum(len(item.themes) > colonnes.THEMES_MAX for item in items)
    dates = {nom: code for code, nom in evenements.items()}
    presences = [_count(rapport, p, dates) for p in _kept(tables["effectifs"])]
    effectifs = [p for p in presences if p is not None]
    manquent = len(montants) - len(entiers) + len(presences) - len(effectifs)
    return Releve(ateliers, items, entiers, manquent, effectifs, charges)


def _kept(tableau: pd.DataFrame) -> list[Any]:
    return list(tableau[tableau["garder"].fillna(False).astype(bool)].itertuples())


def _workshop(ligne: Any, par_nom: dict[str, str]) -> AtelierRetenu:
    return AtelierRetenu(
        mots=str(ligne.mots),
        intitule=_text(ligne.intitule),
        ligne=_whole(ligne.ligne),
        nb_seances=_whole(ligne.nb_seances),
        nb_participants=_whole(ligne.nb_participants),
        atelier_id=par_nom.get(_text(ligne.connu)),
    )


def _item(
    rapport: RapportLu, ligne: Any, retenus: set[str], par_theme: dict[str, str]
) -> ItemRetenu:
    table, nature = colonnes.CODES[ligne.nature]
    atelier = _text(ligne.atelier)
    return ItemRetenu(
        table=table,
        nature=nature,
        intitule=_text(ligne.intitule),
        candidat=rapport.candidats[ligne.Index],
        atelier=atelier if atelier in retenus else None,
        themes=tuple(
            par_theme[nom]
            for nom in (ligne.themes if ligne.themes is not None else ())
            if nom in par_theme
        ),
    )


def _amount(rapport: RapportLu, ligne: Any) -> MontantRetenu | None:
    poste = colonnes.POSTES.get(_text(ligne.poste))
    etat = colonnes.ETATS.get(_text(ligne.etat))
    if poste is None or etat is None or pd.isna(ligne.montant_eur):
        return None
    montant = Decimal(str(round(float(ligne.montant_eur), 2)))
    intitule = _text(ligne.intitule)
    return MontantRetenu(intitule, montant, poste, etat, rapport.candidats[ligne.Index])


def _count(
    rapport: RapportLu, ligne: Any, par_evenement: dict[str, str]
) -> EffectifRetenu | None:
    unite = colonnes.UNITES.get(_text(ligne.unite))
    valeur = _whole(ligne.valeur)
    if unite is None or valeur is None:
        return None
    qui = _text(ligne.modalite)
    return EffectifRetenu(
        modalite=qui or colonnes.TOTAL,
        est_total=not qui,
        valeur=valeur,
        unite=unite,
        candidat=rapport.candidats[ligne.Index],
        evenement_id=par_evenement.get(_text(ligne.evenement)),
    )


def _text(valeur: object) -> str:
    return valeur.strip() if isinstance(valeur, str) else ""


def _whole(valeur: Any) -> int | None:
    return None if pd.isna(valeur) else int(valeur)
