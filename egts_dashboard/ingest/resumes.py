"""Reconnaît les lignes qui résument un tableau (moyenne, maximum, part) ou l’annotent.

Ce ne sont ni des données ni des totaux. Le doute profite à la ligne : elle est lue, et dite.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean, median

from egts_dashboard.ingest.mots_de_resume import (
    CONTROLE,
    MOYENNES,
    NOMBRES,
    NOTE,
    PARTS,
    PHRASE,
    REPORT,
    SEUL,
    TOTAUX,
)
from egts_dashboard.ingest.mots_de_total import NET, repeats, told_beside, word
from egts_dashboard.ingest.valeurs import is_absent, number_or_none
from egts_dashboard.models.anomalie import Anomalie

LIGNES_MIN = 2
LIBELLE_MONTRE = 80

RESUME = (
    "cette ligne résume les autres («\u00a0{}\u00a0»)\u00a0: elle n’est pas lue comme une donnée",
    "Si c’en est une, donnez-lui un identifiant.",
)
DOUTE = (
    "cette ligne ressemble à un résumé des autres («\u00a0{}\u00a0»)\u00a0: elle est lue comme une"
    " donnée",
    "Retirez-la si elle n’en est pas une.",
)
REPORTEE = (
    "cette ligne reporte une somme d’une page à l’autre («\u00a0{}\u00a0»)\u00a0: elle n’est pas lue comme"
    " une donnée",
    "Si c’en est une, donnez-lui un identifiant.",
)
VERIFIE = (
    "cette ligne vérifie le tableau («\u00a0{}\u00a0»)\u00a0: elle n’est pas lue comme une donnée",
    "Si c’en est une, donnez-lui un identifiant.",
)
ANNOTATION = (
    "cette ligne est une note sous le tableau («\u00a0{}\u00a0»)\u00a0: elle n’est pas lue",
    "Si c’est une donnée, remplissez ses autres cases.",
)


@dataclass(frozen=True)
class Annonce:
    """Ce qu’une ligne a d’un résumé : (règle, remède), son libellé, et si elle est lue."""

    dit: tuple[str, str]
    libelle: str
    est_lue: bool

    def anomaly(self, fichier: str, ligne: int) -> Anomalie:
        """L’avertissement, à sa ligne."""
        regle, remede = self.dit
        regle = regle.format(self.libelle[:LIBELLE_MONTRE])
        return Anomalie(fichier, ligne, None, None, regle, remede, "avertissement")


class Resumes:
    """Se souvient des données déjà vues, pour comparer ce qu’une ligne dit en résumer.

    `rangs` : ceux des colonnes de nombres ; `textes`, `cles` : de même ; `inconnues` : ceux des
    colonnes que la table n’a pas ; `fermees` : {rang: valeurs de la liste fermée}.
    """

    def __init__(
        self,
        rangs: Collection[int],
        textes: Sequence[int],
        cles: AbstractSet[int],
        inconnues: Collection[int],
        fermees: Mapping[int, Sequence[str]],
    ):
        self.rangs, self.textes, self.cles = rangs, textes, cles
        self.inconnues, self.fermees = inconnues, fermees
        self.donnees: list[Sequence[str]] = []
        # Une sorte de ligne qui revient n’est pas un résumé.
        self.gardees: set[str] = set()

    def recognise(self, cases: Sequence[str]) -> Annonce | None:
        """Ce qu’il faut dire de la ligne, si elle n’est pas une donnée ordinaire."""
        dits = [r for r in self.textes if self._is_said(r, cases[r])]
        if any(plain(cases[r]) in self.fermees.get(r, ()) for r in dits):
            return None
        mots = [r for r in dits if number_or_none(cases[r]) is None]
        annonces = [r for r in mots if _is_summary_word(cases[r])]
        if annonces and len(mots) < len(dits) and self.cles.isdisjoint(dits):
            # « Total ; 12 » dans une table de textes compte les lignes, et n’en est pas une.
            return Annonce(RESUME, cases[annonces[0]].strip(), est_lue=False)
        if len(dits) == 1 and self._is_carried(cases, dits[0]):
            return Annonce(REPORTEE, cases[dits[0]].strip(), est_lue=False)
        if len(dits) == 1 and self._is_note(cases, dits[0]):
            return Annonce(ANNOTATION, cases[dits[0]].strip(), est_lue=False)
        if self._is_check(cases, dits):
            return Annonce(VERIFIE, cases[dits[0]].strip(), est_lue=False)
        if self._is_total_without_number(cases, dits):
            return Annonce(RESUME, cases[dits[0]].strip(), est_lue=False)
        seuls = [r for r in dits if SEUL.fullmatch(plain(cases[r]))]
        rang = (seuls or dits or [0])[0]
        mot = SEUL.fullmatch(plain(cases[rang])) or PHRASE.fullmatch(plain(cases[rang]))
        autres = [r for r in dits if r != rang]
        if mot is None:
            return self._unverified_total(cases, dits)
        # Une ligne qui a son identifiant est une donnée, quel que soit son nom.
        if any(r in self.cles for r in autres):
            return None
        if not autres and (seuls or re.fullmatch(MOYENNES, mot["mot"])):
            return Annonce(RESUME, cases[rang].strip(), est_lue=False)
        return self._weigh(mot["mot"], cases, rang, autres)

    def _is_total_without_number(
        self, cases: Sequence[str], dits: Sequence[int]
    ) -> bool:
        """Vrai de « Total » seul sur sa ligne : ses nombres ne se connaissent pas."""
        est_seul = len(dits) == 1 and self.cles.isdisjoint(dits)
        sans_nombre = all(is_absent(cases[r]) for r in self.rangs)
        est_net = est_seul and NET.fullmatch(word(cases[dits[0]])) is not None
        return est_net and sans_nombre and self._is_bare(cases, minimum=1)

    def _is_check(self, cases: Sequence[str], dits: Sequence[int]) -> bool:
        """Vrai d’« Écart ; 0 » sous un tableau : rien d’autre n’y est dit."""
        est_seul = len(dits) == 1 and self.cles.isdisjoint(dits)
        est_dit = est_seul and CONTROLE.fullmatch(plain(cases[dits[0]])) is not None
        return est_dit and self._is_bare(cases)

    def _unverified_total(
        self, cases: Sequence[str], dits: Sequence[int]
    ) -> Annonce | None:
        """Le doute d’une ligne qui annonce un total, et que ses nombres n’ont pas vérifié."""
        textes = {r: cases[r] for r in dits}
        rang = told_beside(textes)
        if rang is None or not self.cles.isdisjoint(dits):
            return None
        if not repeats(textes, rang):
            return None
        return Annonce(DOUTE, textes[rang].strip(), est_lue=True)

    def _weigh(
        self, mot: str, cases: Sequence[str], rang: int, autres: Sequence[int]
    ) -> Annonce | None:
        """Ce que valent ses nombres, et les cases qu’elle laisse vides, disent si c’est un résumé."""
        lus = {
            r: number_or_none(cases[r]) for r in self.rangs if not is_absent(cases[r])
        }
        valeurs = {r: v for r, v in lus.items() if v is not None}
        if mot in self.gardees or not valeurs or len(valeurs) < len(lus):
            return None
        self.gardees.add(mot)
        est_nue = self._is_bare(cases)
        est_juste = self._fits(mot, cases, valeurs, autres)
        if est_juste and (est_nue or autres or re.fullmatch(NOMBRES, mot)):
            return Annonce(RESUME, cases[rang].strip(), est_lue=False)
        if est_juste or est_nue:
            return Annonce(DOUTE, cases[rang].strip(), est_lue=True)
        return None

    def _is_said(self, rang: int, case: str) -> bool:
        est_nombre = rang in self.inconnues and number_or_none(case) is not None
        return not is_absent(case) and not est_nombre

    def _is_carried(self, cases: Sequence[str], rang: int) -> bool:
        """Vrai d’un report : son mot, et au moins un nombre à reporter."""
        a_un_nombre = any(number_or_none(cases[r]) is not None for r in self.rangs)
        return a_un_nombre and bool(REPORT.fullmatch(plain(cases[rang])))

    def _is_note(self, cases: Sequence[str], rang: int) -> bool:
        est_seule = all(is_absent(c) for r, c in enumerate(cases) if r != rang)
        # Qui s’annonce comme une note n’a pas besoin de beaucoup de lignes au-dessus.
        est_note = bool(NOTE.fullmatch(cases[rang]))
        return est_seule and est_note and self._is_bare(cases, minimum=1)

    def _is_bare(self, cases: Sequence[str], minimum: int = LIGNES_MIN) -> bool:
        """Vrai si la ligne laisse vide une colonne que toutes les données remplissent."""
        if len(self.donnees) < minimum:
            return False
        vides = [r for r, case in enumerate(cases) if is_absent(case)]
        return any(not any(is_absent(d[r]) for d in self.donnees) for r in vides)

    def _fits(
        self,
        mot: str,
        cases: Sequence[str],
        valeurs: Mapping[int, Decimal],
        autres: Sequence[int],
    ) -> bool:
        """Vrai si les nombres de la ligne sont bien ce qu’elle dit des lignes au-dessus."""
        if re.fullmatch(PARTS, mot):
            return all(cases[rang].rstrip().endswith("%") for rang in valeurs)
        # « Moyenne ; Aquitaine » peut ne résumer que les lignes de l’Aquitaine.
        siennes = [d for d in self.donnees if all(d[r] == cases[r] for r in autres)]
        lignes = siennes or self.donnees
        return len(lignes) >= LIGNES_MIN and all(
            _fits(mot, valeur, lignes, rang) for rang, valeur in valeurs.items()
        )


def _is_summary_word(texte: str) -> bool:
    mot = plain(texte)
    return bool(SEUL.fullmatch(mot) or TOTAUX.fullmatch(mot))


def plain(texte: str) -> str:
    """Sans accent, sans casse, sans ponctuation ; les mots de liaison et « % » restent."""
    decompose = unicodedata.normalize("NFKD", texte.casefold())
    nu = "".join(c for c in decompose if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9%]+", " ", nu).split())


def _fits(
    mot: str, valeur: Decimal, lignes: Sequence[Sequence[str]], rang: int
) -> bool:
    """Vrai si la valeur est le nombre, la somme, la moyenne… de la colonne, à l’arrondi près."""
    lus = [number_or_none(ligne[rang]) for ligne in lignes]
    nombres = [v for v in lus if v is not None]
    if not nombres:
        return False
    if re.fullmatch(NOMBRES, mot):
        return valeur in {Decimal(len(lignes)), Decimal(len(nombres)), sum(nombres)}
    calculs: dict[str, Callable[[list[Decimal]], Decimal]] = {
        "moy": mean,
        "med": median,
        "max": max,
        "min": min,
    }
    if mot[:3] not in calculs:
        return False
    unite = Decimal(1).scaleb(min(0, int(valeur.normalize().as_tuple().exponent)))
    return abs(Decimal(calculs[mot[:3]](nombres)) - valeur) <= unite / 2
