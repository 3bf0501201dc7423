"""Des lignes d’un export à des grilles de nos tables : rien ne se perd, rien de personnel n’entre."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from egts_dashboard.ingest.entetes import slug
from egts_dashboard.ingest.grille import Grille
from egts_dashboard.ingest.outils.etats import say_state
from egts_dashboard.ingest.outils.formats import Format
from egts_dashboard.ingest.outils.lecture import ExportLu, find_heading, find_headings
from egts_dashboard.ingest.outils.liens import links_of
from egts_dashboard.ingest.outils.questions import Question, open_questions
from egts_dashboard.ingest.outils.texte import names_in_french, plain
from egts_dashboard.ingest.outils.tri import sort_rows
from egts_dashboard.models import TABLES, colonnes

LONGUEUR_INTITULE = 140
# Qui a parlé n’entre pas : ni nom, ni adresse, ni de quoi les retrouver.
PERSONNEL = re.compile(
    r"author|auteur|user|email|mail|phone|telephone|zip|endorse|adress|address|latitude|longitude"
    r"|organi[sz]er|proposer|(^|_)ip($|_)",
    re.IGNORECASE,
)
COMPTE = re.compile(r"count$", re.IGNORECASE)
ANNEE = re.compile(r"(?:19|20)\d\d")


@dataclass
class Converti:
    """Ce que l’export devient. `tables` : une grille par table, intitulée de nos colonnes.

    `correspondance` : {leur intitulé: notre colonne, ou « note »} ; `gardees` : (ligne, intitulé,
    valeur) de ce qu’aucune colonne ne reçoit ; `tues` : les colonnes personnelles, non gardées ;
    `ecartees` : {raison: lignes}.
    """

    tables: dict[str, Grille] = field(default_factory=dict)
    correspondance: dict[str, str] = field(default_factory=dict)
    gardees: list[tuple[int, str, str]] = field(default_factory=list)
    tues: list[str] = field(default_factory=list)
    ecartees: dict[str, list[int]] = field(default_factory=dict)


def convert_export(
    lu: ExportLu,
    demarche: str | None = None,
    imposees: Mapping[str, str | None] | None = None,
) -> Converti:
    """Range l’export dans nos tables. `imposees` : {leur intitulé: notre colonne, ou rien}."""
    sources = _sources(lu, imposees or {})
    questions = open_questions(lu, lu.format.questions) if lu.format.questions else []
    fait = Converti(correspondance=_told(lu, sources, questions))
    fait.tues = [i for i in lu.intitules if is_personal(i, fait)]
    places = _places(lu)
    tri = sort_rows(lu, fait.tues)
    fait.ecartees, fait.gardees = tri.ecartees, tri.ajouts
    prefixe = "-".join(filter(None, [demarche, lu.format.prefixe]))
    for numero, cases in tri.retenues:
        base = _row(lu.format, prefixe, sources, places, cases)
        if not questions:
            _add(fait, lu, lu.format.table, numero, base)
        for question in questions:
            if reponse := plain(cases.get(question.intitule, "")):
                _answer(fait, lu, numero, base, question, reponse)
        for lien in links_of(lu.format, base, cases, prefixe, lu.format.prefixe):
            _add(fait, lu, "remontees", numero, lien)
        fait.gardees += _left(numero, cases, fait, _unread(sources, cases))
    if not fait.tables:
        # Un export sans ligne est un export : sa table est vide.
        _open_table(fait, lu, lu.format.table)
    return fait


def is_personal(intitule: str, fait: Converti) -> bool:
    """Cette colonne dit-elle qui a parlé ? Celles que l’on lit sont déjà choisies."""
    if intitule in fait.correspondance or COMPTE.search(intitule):
        return False
    return bool(PERSONNEL.search(intitule))


def _sources(lu: ExportLu, imposees: Mapping[str, str | None]) -> dict[str, list[str]]:
    """{notre colonne: leurs intitulés, par préférence}."""
    sources: dict[str, list[str]] = {}
    for colonne, motifs in lu.format.colonnes.items():
        trouves = [i for m in motifs for i in find_headings(m, lu.intitules)]
        if gardes := [i for i in trouves if i not in imposees]:
            sources[colonne] = gardes
    for intitule, imposee in imposees.items():
        if imposee:
            sources[imposee] = [intitule]
    return sources


def _told(
    lu: ExportLu, sources: Mapping[str, list[str]], questions: list[Question]
) -> dict[str, str]:
    dits: dict[str, str] = {}
    for colonne, intitules in sources.items():
        for intitule in intitules:
            deja = dits.get(intitule)
            dits[intitule] = f"{deja}, {colonne}" if deja else colonne
    for motif in lu.format.notes.values():
        if dit := find_heading(motif, lu.intitules):
            dits.setdefault(dit, "note")
    return dits | {question.intitule: question.table for question in questions}


def _places(lu: ExportLu) -> tuple[dict[str, str], list[str]]:
    """{ce que la note dit: son intitulé}, et les intitulés qu’il faut encore aux identifiants."""
    notes = {nom: find_heading(m, lu.intitules) for nom, m in lu.format.notes.items()}
    lieux = [find_heading(m, lu.intitules) for m in lu.format.identite]
    return {nom: i for nom, i in notes.items() if i}, [i for i in lieux if i]


def _row(
    forme: Format,
    prefixe: str,
    sources: Mapping[str, list[str]],
    places: tuple[dict[str, str], list[str]],
    cases: Mapping[str, str],
) -> dict[str, str]:
    notes, lieux = places
    ligne = dict(forme.constantes)
    debut = "-".join([prefixe, *filter(None, (cases[i] for i in lieux))])
    for colonne, intitules in sources.items():
        valeur = next((v for i in intitules if (v := _value(forme, i, cases))), "")
        ligne[colonne] = _fitted(colonne, valeur, debut)
        if colonne == "intitule" and len(valeur) > LONGUEUR_INTITULE:
            # Le texte entier n’est pas perdu : il reste mot pour mot.
            ligne.setdefault("verbatim", valeur)
    dits = {nom: plain(cases[intitule]) for nom, intitule in notes.items()}
    ligne["note"] = "\u202f; ".join(
        f"{nom}\u00a0: {say_state(nom, dit)}" for nom, dit in dits.items() if dit
    )
    connues = set(colonnes(TABLES[forme.table])) | {"verbatim"}
    return {c: v for c, v in ligne.items() if v and c in connues}


def _value(forme: Format, intitule: str, cases: Mapping[str, str]) -> str:
    """Ce que dit la case ; rien si son zéro n’a pas été saisi."""
    valeur = names_in_french(plain(cases.get(intitule, "")))
    preuve = forme.faute_de_saisie.get(intitule)
    if preuve and valeur == "0" and not cases.get(preuve, "").strip():
        return ""
    return valeur


def _fitted(colonne: str, valeur: str, prefixe: str) -> str:
    if not valeur:
        return ""
    if colonne.endswith("_id"):
        return slug(f"{prefixe}-{valeur}")[:120]
    if colonne == "intitule":
        return shorten(valeur)
    if colonne == "annee":
        trouvee = ANNEE.search(valeur)
        return trouvee[0] if trouvee else ""
    return valeur


def shorten(texte: str) -> str:
    """Le texte sur une ligne, coupé à un mot au plus tard au 140e signe."""
    ligne = " ".join(texte.split())
    if len(ligne) <= LONGUEUR_INTITULE:
        return ligne
    return ligne[: LONGUEUR_INTITULE - 1].rsplit(" ", 1)[0] + "…"


def _answer(
    fait: Converti,
    lu: ExportLu,
    numero: int,
    base: Mapping[str, str],
    question: Question,
    reponse: str,
) -> None:
    cle = TABLES[question.table].CLE[0]
    racine = base.get("preconisation_id") or f"{lu.format.prefixe}-{numero}"
    ligne = {c: v for c, v in base.items() if c not in {"preconisation_id", "nature"}}
    nature = "proposition" if question.table == "preconisations" else "constat"
    ligne |= {
        # Son rang parmi les questions ouvertes changerait d’un export à l’autre.
        cle: slug(f"{racine}-{question.code}")[:120],
        "nature": nature,
        "volet": shorten(question.libelle),
        "intitule": shorten(reponse),
        "verbatim": reponse,
    }
    _add(fait, lu, question.table, numero, ligne)


def _add(
    fait: Converti, lu: ExportLu, table: str, numero: int, ligne: Mapping[str, str]
) -> None:
    cases = [ligne.get(nom, "") for nom in colonnes(TABLES[table])]
    _open_table(fait, lu, table).add(numero, cases)


def _open_table(fait: Converti, lu: ExportLu, table: str) -> Grille:
    grille = fait.tables.get(table)
    if grille is None:
        grille = Grille(lu.fichier, lu.encodage, lu.separateur, lu.feuille)
        grille.lignes = [(0, colonnes(TABLES[table]))]
        fait.tables[table] = grille
    return grille


def _unread(sources: Mapping[str, list[str]], cases: Mapping[str, str]) -> set[str]:
    """Ce qu’une colonne aurait reçu si une autre, remplie, n’avait pas été préférée."""
    lus = {
        next((i for i in noms if cases.get(i, "").strip()), None)
        for noms in sources.values()
    }
    return {i for noms in sources.values() for i in noms} - lus


def _left(
    numero: int, cases: Mapping[str, str], fait: Converti, non_lues: set[str]
) -> list[tuple[int, str, str]]:
    """Ce qu’aucune colonne ne reçoit, hors ce qui est personnel."""
    exclues = (fait.correspondance.keys() - non_lues) | set(fait.tues)
    return [
        (numero, intitule, valeur)
        for intitule, valeur in cases.items()
        if valeur.strip() and intitule not in exclues
    ]
