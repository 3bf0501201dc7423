"""Trie les lignes d’une grille : données, totaux imprimés, retraits, lignes mal formées."""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from egts_dashboard.francais import compte
from egts_dashboard.ingest.annonces import hinting
from egts_dashboard.ingest.bilan_import import Importation
from egts_dashboard.ingest.fusion import SEPARATEUR_CLE, Contenu
from egts_dashboard.ingest.grille import FichierRefuse, Grille
from egts_dashboard.ingest.lignes_textes import (
    Ligne,
    Lignes,
    blanks,
    is_all_distinct,
    ranks,
)
from egts_dashboard.ingest.totaux import Recompte
from egts_dashboard.ingest.validation import NON, OUI, RETRAIT
from egts_dashboard.models import TABLES
from egts_dashboard.models.anomalie import Anomalie
from egts_dashboard.models.colonne import Colonne
from egts_dashboard.models.exemple import EXEMPLE

LIGNES_ESSAYEES = 1_000


def data_rows(
    lu: Importation, grille: Grille, rang: int, intitules: Sequence[str]
) -> Lignes:
    """Les lignes sous les intitulés, à leur largeur. Lève FichierRefuse s’il n’y en a aucune."""
    toutes, largeur = grille.lignes[rang + 1 :], len(intitules)
    if not isinstance(toutes, Lignes) and {len(c) for _, c in toutes} == {largeur}:
        toutes = Lignes.of(toutes, largeur)
    if isinstance(toutes, Lignes) and toutes and not _has_example(toutes):
        return toutes
    lignes: list[Ligne] = []
    for numero, cases in toutes:
        est_juste = len(cases) == largeur
        est_courte = grille.est_reguliere and len(cases) < largeur and largeur > 1
        if not est_juste and (
            est_courte or any(case.strip() for case in cases[largeur:])
        ):
            lu.mal_formees.append(numero)
            lu.tell(
                numero,
                f"{compte(len(cases), 'case')} au lieu de {largeur}",
                "Vérifiez les séparateurs et les guillemets de la ligne.",
            )
            continue
        if EXEMPLE in cases:
            lu.warn(
                None,
                f"la ligne\u00a0{numero} est l’exemple du modèle\u00a0: elle n’est pas lue",
                "Supprimez-la.",
            )
            continue
        vides = [""] * (largeur - len(cases))
        lignes.append((numero, cases if est_juste else [*cases[:largeur], *vides]))
    if not lignes and not lu.erreurs:
        raise FichierRefuse(
            "le fichier n’a aucune ligne sous ses intitulés", "Remplissez-le."
        )
    return Lignes.of(lignes, largeur)


def _has_example(lignes: Lignes) -> bool:
    return any(pc.any(pc.equal(suite, EXEMPLE)).as_py() for suite in lignes.suites)


def named_columns(
    lu: Importation, intitules: Sequence[str], lignes: Lignes
) -> tuple[list[str], Lignes]:
    """Les intitulés et les lignes, sans les colonnes que rien ne nomme, ou qu’un nom redit.

    Un tableur laisse volontiers un séparateur de trop au bout de chaque ligne : une colonne
    sans nom et sans contenu ne se signale pas.
    """
    # De deux colonnes du même nom, la première.
    premiers = {i: r for r, i in reversed(list(enumerate(intitules))) if i}
    rangs = sorted(premiers.values())
    if len(rangs) == len(intitules):
        return list(intitules), lignes
    for rang in (r for r, i in enumerate(intitules) if not i):
        if pc.any(pc.invert(blanks(lignes.suites[rang]))).as_py():
            lu.warn(
                None,
                f"la colonne {rang + 1} n’a pas d’intitulé\u00a0: elle n’est pas lue",
                "Donnez-lui un intitulé, si elle compte.",
            )
    return [intitules[r] for r in rangs], lignes.pick(rangs)


def without_unreadable(
    lu: Importation,
    lignes: Lignes,
    intitules: Sequence[str],
    interdits: Mapping[str, str],
) -> Lignes:
    """Les lignes dont aucune case ne porte un signe interdit : {signe: règle}.

    Les autres vont dans `lu`.
    """
    illisibles = set()
    for rang, (numero, cases) in enumerate(lignes if interdits else ()):
        fautes = [
            Anomalie(lu.fichier, numero, intitule, case, regle, "Retapez la case.")
            for intitule, case in zip(intitules, cases, strict=True)
            for signe, regle in interdits.items()
            if signe in case
        ]
        lu.anomalies += fautes
        if fautes:
            lu.illisibles.append((numero, cases))
            illisibles.add(rang)
    return lignes.without(illisibles)


def without_totals(
    lu: Importation,
    lignes: Lignes,
    intitules: Sequence[str],
    colonnes: Mapping[str, Colonne],
) -> Lignes:
    """Les lignes qui ne sont pas des totaux ; les totaux vont dans `lu`, recomptés.

    Les lignes qui résument les autres, ou qui les annotent, sont dites aussi.
    """
    recompte = Recompte(colonnes, intitules, TABLES[lu.table].CLE)
    peut_etre = _maybe_totals(lignes, recompte.textes)
    if not peut_etre:
        return lignes
    ecartees = set()
    for rang, (numero, cases) in enumerate(lignes):
        if rang in peut_etre:
            if totaux := recompte.recognise(numero, cases):
                lu.totaux += totaux
                ecartees.add(rang)
                continue
            if annonce := recompte.summary(cases):
                lu.anomalies.append(annonce.anomaly(lu.fichier, numero))
                if not annonce.est_lue:
                    ecartees.add(rang)
                    continue
        recompte.add(cases)
    lu.totaux = recompte.finish(lu.totaux)
    return lignes.without(ecartees)


def _maybe_totals(lignes: Lignes, textes: Sequence[int]) -> set[int]:
    """Les rangs des lignes dont un texte annonce peut-être un total, ou qui n’en ont aucun."""
    muettes = pa.repeat(True, len(lignes))
    annoncees: set[int] = set()
    for suite in (lignes.suites[place] for place in textes):
        if pc.any(muettes).as_py():
            muettes = pc.and_(muettes, blanks(suite))
        # Une colonne qui ne se répète pas d’emblée se lit aussi vite telle quelle.
        est_diverse = is_all_distinct(suite[:LIGNES_ESSAYEES])
        if dits := hinting(suite if est_diverse else pc.unique(suite)):
            annoncees.update(ranks(pc.is_in(suite, pa.array(dits, pa.string()))))
    return annoncees.union(ranks(muettes))


def without_withdrawals(
    lu: Importation, lignes: Lignes, intitules: Sequence[str], contenu: Contenu
) -> Lignes:
    """Les lignes à lire ; celles que le fichier marque « à retirer » vont dans `lu`."""
    rangs = {c: intitules.index(i) for i, c in lu.correspondance.items() if c}
    if RETRAIT not in rangs:
        return lignes
    ecartees = set()
    for rang, (numero, cases) in enumerate(lignes):
        marque = cases[rangs[RETRAIT]].strip().casefold()
        if marque in NON:
            continue
        ecartees.add(rang)
        if marque in OUI:
            _withdraw(lu, numero, cases, rangs, contenu)
        else:
            lu.anomalies.append(
                Anomalie(
                    lu.fichier,
                    numero,
                    intitules[rangs[RETRAIT]],
                    marque,
                    "on attend oui ou non",
                    "Écrivez oui pour retirer la ligne\u202f; sinon, laissez la case vide.",
                )
            )
    return lignes.without(ecartees)


def _withdraw(
    lu: Importation,
    numero: int,
    cases: Sequence[str],
    rangs: Mapping[str, int],
    contenu: Contenu,
) -> None:
    modele = TABLES[lu.table]
    cle = tuple(
        cases[rangs[colonne]].strip() if colonne in rangs else ""
        for colonne in modele.CLE
    )
    if cle in contenu.tables[lu.table]:
        lu.retraits.append((numero, cle))
        return
    lu.anomalies.append(
        Anomalie(
            lu.fichier,
            numero,
            ", ".join(modele.CLE),
            SEPARATEUR_CLE.join(cle),
            "aucune ligne ne porte cet identifiant\u00a0: il n’y a rien à retirer",
            "Vérifiez-le, ou laissez cette ligne de côté.",
            "avertissement",
        )
    )
