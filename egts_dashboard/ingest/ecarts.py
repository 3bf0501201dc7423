"""Lit un petit tableau apporté par le lecteur : des modalités et leurs nombres.

Virgule ou point-virgule entre les cases, virgule ou point décimal, intitulés en première
ligne. Toutes les erreurs sont dites à la fois.
"""

import csv
import io
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from egts_dashboard.francais import compte, guillemets, liste
from egts_dashboard.ingest.encodage import decode
from egts_dashboard.ingest.entetes import normalize
from egts_dashboard.ingest.grille import FichierRefuse
from egts_dashboard.ingest.mots_de_total import TOTAL
from egts_dashboard.ingest.valeurs import is_absent, number_or_none
from egts_dashboard.models.anomalie import Anomalie

TAILLE_MAX_MO = 1
OCTETS_MAX = TAILLE_MAX_MO * 1024 * 1024
MODALITES_MAX = 500
LONGUEUR_MAX = 300
EFFECTIF_MAX = 10**9
MODALITE = "modalite"
# Au pluriel ou en toutes lettres, ce que `is_absent` ne tient pas pour une case vide.
INCONNUS = {"inconnus", "inconnue", "inconnues", "non renseignes", "sans reponse"}
ENTIER = ("un nombre entier, positif ou nul, est attendu", "Écrivez-le en chiffres.")
DECIMAL = (
    "un nombre positif ou nul est attendu",
    "Écrivez-le en chiffres, sans unité\u00a0: 12 ou 12,5.",
)


@dataclass
class Apport:
    """Ce qui a été lu : modalité → {colonne: nombre}, ou tout ce qui empêche de lire."""

    fichier: str
    lignes: dict[str, dict[str, float]] = field(default_factory=dict)
    # notre colonne → son intitulé dans le fichier
    intitules: dict[str, str] = field(default_factory=dict)
    anomalies: list[Anomalie] = field(default_factory=list)

    def refuse(
        self,
        message: str,
        remede: str,
        ligne: int | None = None,
        colonne: str | None = None,
        valeur: str | None = None,
    ) -> None:
        """Ajoute une anomalie."""
        lue = self.intitules.get(colonne, colonne) if colonne else None
        self.anomalies.append(
            Anomalie(self.fichier, ligne, lue, valeur, message, remede)
        )


def read_reference(fichier: str, octets: bytes) -> Apport:
    """La référence du lecteur : modalite, puis effectif ou part ; rendue en colonne `poids`."""
    apport = _read(fichier, octets, {"poids": ("effectif", "part")})
    return _check_total(apport, "poids")


def read_ecarts(fichier: str, octets: bytes) -> Apport:
    """Un tableau à comparer : modalite, effectif (entier), reference (effectif ou part)."""
    apport = _read(
        fichier, octets, {"effectif": ("effectif",), "reference": ("reference",)}
    )
    for colonne in ("effectif", "reference"):
        _check_total(apport, colonne)
    _refuse_sum(apport)
    return apport


def _read(fichier: str, octets: bytes, voulues: Mapping[str, Sequence[str]]) -> Apport:
    apport = Apport(fichier)
    texte = _decode(apport, octets)
    if texte is None:
        return apport
    premiere = texte.split("\n", 1)[0]
    separateur = ";" if ";" in premiere else "\t" if "\t" in premiere else ","
    lecteur = csv.reader(
        io.StringIO(texte, newline=""), delimiter=separateur, strict=True
    )
    try:
        colonnes = _read_header(apport, next(lecteur), voulues)
        if colonnes:
            for cases in lecteur:
                _read_row(apport, lecteur.line_num, cases, colonnes)
    except csv.Error:
        apport.refuse(
            "un guillemet est mal placé ou n’est pas refermé",
            "Vérifiez la ligne.",
            lecteur.line_num,
        )
    return apport


def _decode(apport: Apport, octets: bytes) -> str | None:
    if len(octets) > OCTETS_MAX:
        apport.refuse(
            f"le fichier dépasse {TAILLE_MAX_MO}\u00a0Mo", "N’y laissez que le tableau."
        )
        return None
    try:
        texte, _ = decode(octets)
    except FichierRefuse as refus:
        apport.refuse(refus.message, refus.remede, refus.ligne)
        return None
    texte = texte.removeprefix("\ufeff")
    if not texte.strip():
        apport.refuse(
            "le fichier est vide ou n’est pas un CSV",
            "Enregistrez-le sous\u00a0: CSV UTF-8.",
        )
        return None
    return texte.replace("\r\n", "\n").replace("\r", "\n")


def _read_header(
    apport: Apport, cases: Sequence[str], voulues: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """{notre colonne: sa place}, vide si l’une manque."""
    lus = [case.strip().casefold().replace("é", "e") for case in cases]
    places: dict[str, int] = {}
    for colonne, noms in {MODALITE: (MODALITE,), **voulues}.items():
        trouves = [place for place, lu in enumerate(lus) if lu in noms]
        dits = liste([guillemets(nom) for nom in noms], "ou")
        if not trouves:
            apport.refuse(
                f"la colonne {dits} manque",
                "Écrivez son intitulé en première ligne.",
                1,
            )
        elif len(trouves) > 1:
            apport.refuse(f"la colonne {dits} est deux fois", "Gardez-en une.", 1)
        else:
            places[colonne] = trouves[0]
            apport.intitules[colonne] = lus[trouves[0]]
    return places if len(places) == len(voulues) + 1 else {}


def _read_row(
    apport: Apport, ligne: int, cases: Sequence[str], places: Mapping[str, int]
) -> None:
    if not any(case.strip() for case in cases):
        return
    if len(apport.lignes) >= MODALITES_MAX:
        if not any("modalités" in a.message for a in apport.anomalies):
            apport.refuse(
                f"il y a plus de {MODALITES_MAX} modalités", "Regroupez-les.", ligne
            )
        return
    if len(cases) <= max(places.values()):
        apport.refuse(
            f"la ligne n’a que {compte(len(cases), 'case')}",
            "Une virgule décimale demande des points-virgules entre les cases.",
            ligne,
        )
        return
    nom = " ".join(cases[places[MODALITE]].split())
    if not _is_good_name(apport, ligne, nom, cases, places):
        return
    apport.lignes[nom] = {
        colonne: _number(apport, ligne, colonne, cases[place])
        for colonne, place in places.items()
        if colonne != MODALITE
    }


def _is_good_name(
    apport: Apport,
    ligne: int,
    nom: str,
    cases: Sequence[str],
    places: Mapping[str, int],
) -> bool:
    """Faux, et dit, si ce n’est pas le nom d’une modalité de plus."""
    message, remede = "", "Une ligne par modalité."
    if nom in apport.lignes:
        message = "elle est deux fois dans le fichier"
    elif not nom or len(nom) > LONGUEUR_MAX:
        message = f"un nom de 1 à {LONGUEUR_MAX} signes est attendu"
    elif _is_unknown(nom, cases, places):
        message = "ces présences n’ont pas de modalité, et la référence n’en dit rien"
        remede = "Retirez la ligne, et donnez leur nombre par --inconnus."
    if message:
        apport.refuse(message, remede, ligne, MODALITE, nom)
    return not message


def _is_unknown(nom: str, cases: Sequence[str], places: Mapping[str, int]) -> bool:
    """Vrai pour « Non renseigné », « n. c. », sans référence : ce n’est pas une modalité."""
    if "reference" not in places or not (is_absent(nom) or normalize(nom) in INCONNUS):
        return False
    reference = cases[places["reference"]]
    return is_absent(reference) or number_or_none(reference) == 0


def _number(apport: Apport, ligne: int, colonne: str, case: str) -> float:
    texte = re.sub(r"\s", "", case).removesuffix("%").replace(",", ".")
    est_entier = colonne == "effectif"
    forme = r"\d{1,16}(\.0+)?" if est_entier else r"\d{1,16}(\.\d+)?|\.\d+"
    valeur = float(texte) if re.fullmatch(forme, texte, re.ASCII) else math.nan
    if not valeur <= EFFECTIF_MAX:
        regle, remede = ENTIER if est_entier else DECIMAL
        if valeur > EFFECTIF_MAX:
            regle, remede = "le nombre dépasse un milliard", "Vérifiez-le."
        apport.refuse(regle, remede, ligne, colonne, case)
    return valeur


def _refuse_sum(apport: Apport) -> None:
    """Refuse la ligne de total : comptée comme une modalité, elle fausserait toutes les parts."""
    for nom, ligne in apport.lignes.items() if not apport.anomalies else ():
        autres = [v["effectif"] for n, v in apport.lignes.items() if n != nom]
        if TOTAL.fullmatch(normalize(nom)) and ligne["effectif"] == sum(autres):
            apport.refuse(
                "cette modalité est la somme des autres",
                "Retirez sa ligne.",
                None,
                MODALITE,
                nom,
            )


def _check_total(apport: Apport, colonne: str) -> Apport:
    """Il faut deux modalités et une somme positive ; ne dit rien si une case est déjà refusée."""
    if apport.anomalies:
        return apport
    if len(apport.lignes) < 2:
        apport.refuse("il faut deux modalités au moins", "Ajoutez des lignes.")
    elif not sum(ligne[colonne] for ligne in apport.lignes.values()) > 0:
        apport.refuse("la somme est nulle", "Vérifiez les nombres.", colonne=colonne)
    return apport
