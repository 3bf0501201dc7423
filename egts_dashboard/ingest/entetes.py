"""Rapproche les intitulés d’un tableur des colonnes d’une table."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from egts_dashboard.ingest.validation import RETRAIT
from egts_dashboard.models import colonnes
from egts_dashboard.models.base import Enregistrement

RESSEMBLANCE_MIN = 88
RETIRER = {"supprime", "supprimer", "retirer", "retire", "retrait"}
LIGNES_ESSAYEES = 30
MOTS_VIDES = {"de", "du", "des", "d", "la", "le", "les", "l", "en", "a"}
# « Nb présents » se lit comme « présents », là où l’on compte.
COMPTES = re.compile(r"^(?:nb|nbr|nbre|nombre) ")
NUMERO = re.compile(r"^\s*(?:q\s?)?\d{1,2}\s*(?:[.):]|[-–]\s)\s*", re.IGNORECASE)
# Ce qu’une colonne nomme assez pour être l’intitulé, si aucune autre ne l’est.
FAUTE_DE_MIEUX = frozenset(
    "description|contenu|demande|initiative|experience|action|mesure|prestation|besoin|idee"
    "|difficulte|point souleve|piste action|piste|mesure proposee|action proposee|bonne pratique"
    "|action inspirante".split("|")
)
# « Préconisation retenue » dit ce qu’elle devient, non ce qu’elle est.
ETATS = frozenset(
    mot.rstrip("es")
    for mot in "retenu valide prioritaire priorite numero nombre type code date statut etat oui"
    " non".split()
)
# Ce qui nomme une ligne : « Structure », « Événement », « Pratique » en sont l’intitulé.
TITRES = ("intitule", "nom", "titre", "libelle")
# « Intitulé de la dépense » : ce qu’une ligne de la table est, sous un autre nom.
SUJETS = {"lignes_budgetaires": {"depense"}}
# Les colonnes où l’on compte commencent ainsi.
COMPTEES = ("nb_", "valeur", "effectif")
# colonne → d’autres façons de l’intituler, déjà simplifiées.
SYNONYMES = {
    "territoire_code": "territoire|region|departement|code territoire|code region|code departement"
    "|dept|dep|dpt|code|region departement|departement region|numero departement|numero dept"
    "|region concernee|departement concerne|territoire concerne|code dept|code dep",
    "nb_participants": "participants|frequentation|nb pers|nombre pers|participations|nombre participants|effectif|nb participations"
    "|nombre participations|presents|nombre presents|participants presents|nb personnes|nombre personnes|nb part"
    "|nombre personnes presentes|nb personnes presentes|personnes presentes|presences"
    "|nombre presences|effectif total|total presents|total participations|total participants|nombre total participants|signatures|emargements",
    "nb_seances": "seances|nombre seances|nb reunions|nombre reunions|seances tenues|sessions|nombre sessions|nb sessions"
    "|nombre seances tenues|nb seances tenues|rencontres|nombre rencontres|nb rencontres",
    "montant_eur": "montant|montant euros|montant €|cout|cout total|montant total|depense|montant ttc|somme|euros|€|prix",
    "intitule": "titre|libelle|nom|sujet|objet|objet depense|preconisation|preconisations|proposition"
    "|recommandation|texte|constat|atelier|demarche|designation|enonce",
    "titre": "intitule|document|nom",
    "nom": "intitule|libelle|institution|organisme|etablissement",
    "libelle": "intitule|theme|nom",
    "atelier_id": "atelier|nom atelier|intitule atelier|code atelier|id atelier",
    "demarche_id": "demarche|consultation|concertation",
    "source_id": "source|document|provenance",
    "theme_id": "theme|code theme",
    "developpe": "libelle|definition|signification|forme developpee|en toutes lettres",
    "evenement_id": "evenement",
    "enveloppe_id": "enveloppe",
    "annee": "an|millesime",
    "rang": "numero|n°|no|ordre",
    "note": "remarque|remarques|commentaire|commentaires|observation|observations",
    "verbatim": "texte exact|citation|mots exacts|texte integral",
    "localisation": "emplacement|page|endroit",
    "valeur": "nombre|nb|effectif|total|quantite|nombre personnes|nb personnes|participants"
    "|nombre participants|nb participants|signatures|nombre signatures|emargements",
    "modalite": "categorie|part|groupe|profession|metier|diplome|fonction|institution|public"
    "|categorie professionnelle",
    "date": "jour|date depense|le",
    "date_debut": "date|debut|jour|du|quand",
    "date_fin": "fin|au",
    "date_publication": "date|publication|date document",
    "precision_date": "precision",
    "annee_debut": "annee|debut",
    "effectif": "population|habitants|nombre|valeur",
    "lieu": "ville|endroit",
    "niveau": "echelon",
    "categorie": "type structure|type",
    "producteur": "auteur|editeur",
    "nom_fichier": "fichier",
    "parent_code": "code parent|territoire parent",
    "auteur_institution": "auteur|institution|structure|contributeur",
    "statut_libelle": "statut",
    "thematique": "theme|grand theme",
    "poste": "categorie|type depense|nature depense|poste depense",
}
# table → ce qu’un intitulé n’y désigne que là.
PROPRES = {
    "territoires": dict.fromkeys(("code", "code territoire"), "territoire_code"),
    "evenements": dict.fromkeys(("type", "categorie"), "nature"),
    # Une modalité y est un territoire ou un métier.
    "populations_reference": dict.fromkeys(
        ("territoire", "departement", "region", "metier"), "modalite"
    ),
}


def normalize(texte: str) -> str:
    """Sans accent, sans casse, sans ponctuation ni mots de liaison."""
    nu = "".join(c for c in bare(texte) if not unicodedata.combining(c))
    mots = re.sub(r"[^a-z0-9€°]+", " ", nu.replace("n°", "numero ")).split()
    return " ".join(m for m in mots if m not in MOTS_VIDES) or " ".join(mots)


def bare(texte: str) -> str:
    """Sans casse, accents à part des lettres, lettres liées défaites : « Œuvre » est « oeuvre »."""
    decompose = unicodedata.normalize("NFKD", texte.casefold())
    return decompose.replace("œ", "oe").replace("æ", "ae")


def slug(texte: str) -> str:
    """Le texte en minuscules sans accent, mots reliés par des tirets."""
    return "-".join(normalize(texte).replace("€", " ").replace("°", " ").split()) or "x"


@lru_cache(maxsize=64)
def _known(modele: type[Enregistrement]) -> dict[str, str]:
    """Chaque façon connue d’intituler une colonne ; le nom exact l’emporte sur les synonymes."""
    noms = colonnes(modele)
    connus = {normalize(nom): nom for nom in noms} | PROPRES.get(modele.TABLE, {})
    # « Atelier », dans la table des ateliers, est leur intitulé, non leur identifiant ; une clé
    # de plusieurs colonnes, elle, n’est faite que de ce que la ligne désigne.
    cle = modele.CLE if len(modele.CLE) == 1 else ()
    libres = [nom for nom in noms if nom not in cle]
    for nom in libres:
        for synonyme in filter(None, SYNONYMES.get(nom, "").split("|")):
            connus.setdefault(normalize(synonyme), nom)
    if titre := next((nom for nom in TITRES if nom in libres), None):
        for sujet in _subjects(modele):
            connus.setdefault(sujet, titre)
    for nom in libres:
        connus.setdefault(normalize(re.sub(r"_(id|code|eur|pct)$", "", nom)), nom)
    return connus


def column_of(intitule: str, modele: type[Enregistrement]) -> str | None:
    """La colonne qu’un intitulé désigne, exactement ou à une faute près."""
    mot = normalize(intitule)
    if not mot or len(mot) > 60:
        return None
    if "%" in intitule:
        # « % participants » n’est pas un compte : aucune colonne de la table n’est une part.
        return None
    connus = _known(modele)
    sans_sujet = _without_subject(mot, modele)
    if sans_sujet == "code" and mot not in connus:
        # « Code atelier » n’est le code d’aucun territoire.
        return None
    for essai in (mot, sans_sujet, _without_remark(intitule)):
        if essai in connus and not _names_rows(intitule, modele):
            return connus[essai]
    if (compte := connus.get(COMPTES.sub("", mot))) and compte.startswith(COMPTEES):
        return compte
    proche = process.extractOne(
        mot, connus.keys(), scorer=fuzz.ratio, score_cutoff=RESSEMBLANCE_MIN
    )
    return connus[proche[0]] if proche and len(mot) > 4 else None


def _without_subject(mot: str, modele: type[Enregistrement]) -> str:
    """« Intitulé de l’atelier », dans la table des ateliers, n’est que « intitulé »."""
    sujets = _subjects(modele)
    return " ".join(m for m in mot.split() if m not in sujets)


def _subjects(modele: type[Enregistrement]) -> set[str]:
    """Les mots du nom de la table, au singulier et au pluriel, et ce qu’est une de ses lignes."""
    mots = {mot for nom in modele.TABLE.split("_") for mot in (nom, nom[:-1])}
    return mots | SUJETS.get(modele.TABLE, set())


def _names_rows(intitule: str, modele: type[Enregistrement]) -> bool:
    """« Préconisations de l’atelier » sont des préconisations, non un atelier."""
    premier, *suite = re.split(r"[\s'’]+", intitule.strip().casefold())
    est_complete = bool(suite) and suite[0] in {"de", "du", "des", "d"}
    return est_complete and normalize(premier) in _subjects(modele)


def title_by_default(
    intitules: Sequence[str], modele: type[Enregistrement]
) -> str | None:
    """Le seul intitulé qui puisse nommer les lignes, quand aucun ne le dit : « Bonne pratique »."""
    possibles = [i for i in intitules if _could_name(i, modele)]
    return possibles[0] if len(possibles) == 1 else None


def _could_name(intitule: str, modele: type[Enregistrement]) -> bool:
    premier, _, reste = normalize(intitule).partition(" ")
    if any(mot.rstrip("es") in ETATS for mot in reste.split()):
        return False
    mots_titre = _subjects(modele) | {"intitule", "libelle"}
    est_titre = premier in mots_titre and reste not in _known(modele)
    if est_titre or _names_rows(intitule, modele):
        return True
    return normalize(intitule) in FAUTE_DE_MIEUX


def _without_remark(intitule: str) -> str:
    """« Q3. Montant (en euros) », comme un questionnaire numérote, n’est que « montant »."""
    return normalize(re.sub(r"\([^)]*\)", " ", NUMERO.sub("", intitule)))


def score(cases: Sequence[str], modele: type[Enregistrement]) -> int:
    """Combien de cases d’une ligne sont des intitulés reconnus."""
    return len({c for case in cases if (c := column_of(case, modele))})


def find_header(
    lignes: Sequence[tuple[int, Sequence[str]]], modele: type[Enregistrement]
) -> int | None:
    """Le rang de la ligne des intitulés parmi les premières ; rien si aucune n’en a."""
    notes = [score(cases, modele) for _, cases in lignes[:LIGNES_ESSAYEES]]
    meilleure = max(notes, default=0)
    return notes.index(meilleure) if meilleure else None


def match_columns(
    intitules: Sequence[str],
    modele: type[Enregistrement],
    imposees: Mapping[str, str | None] | None = None,
) -> dict[str, str | None]:
    """{intitulé: colonne ou rien}. Les noms exacts d’abord ; `imposees` l’emporte sur tout.

    Une colonne n’est prise qu’une fois : le second intitulé qui la voudrait reste sans colonne.
    """
    imposees = imposees or {}
    prises = {c for c in imposees.values() if c}
    trouvees: dict[str, str | None] = {
        i: imposees[i] for i in intitules if i in imposees
    }
    noms = {normalize(nom) for nom in modele.model_fields}
    exacts = [i for i in intitules if normalize(i) in noms]
    for intitule in [*exacts, *intitules]:
        if intitule in trouvees or not intitule.strip():
            continue
        colonne = column_of(intitule, modele)
        if normalize(intitule) in RETIRER:
            colonne = RETRAIT
        trouvees[intitule] = None if colonne in prises else colonne
        prises |= {colonne} - {None} if colonne else set()
    libres = [i for i in intitules if i in trouvees and trouvees[i] is None]
    titre = next((t for t in TITRES if t in colonnes(modele)), None)
    if titre and titre not in prises:
        nomme = title_by_default([i for i in libres if i not in imposees], modele)
        trouvees |= {nomme: titre} if nomme else {}
    return {i: trouvees[i] for i in intitules if i in trouvees}
