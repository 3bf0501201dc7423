"""Les refus de Pydantic, en français, adressés à qui tient le tableur."""

from typing import Any

ATELIER_AJOUTE = "cet atelier n’est pas connu\u00a0: il est ajouté"
ATELIER_INCONNU = (
    "cet atelier n’est pas connu et ne peut pas être créé",
    "Importez d’abord la table ateliers.",
)
VIDE = ("cette case ne peut pas être vide", "Remplissez-la.")
# type d’erreur → (règle, remède)
MESSAGES: dict[str, tuple[str, str]] = {
    "missing": ("la colonne manque", "Ajoutez-la, même vide si elle est facultative."),
    "extra_forbidden": (
        "cette colonne n’existe pas dans la table",
        "Corrigez son intitulé ou retirez-la.",
    ),
    "entier": (
        "un nombre entier est attendu",
        "Écrivez-le en chiffres de 0 à 9, sans espace ni unité.",
    ),
    "montant": (
        "un montant est attendu",
        "Écrivez-le avec un point décimal et sans unité\u00a0: 1234.50.",
    ),
    "date": ("une date est attendue", "Écrivez-la ainsi\u00a0: 2014-06-10."),
    **dict.fromkeys(
        ("datetime_type", "datetime_from_date_parsing"),
        (
            "une date est attendue",
            "Écrivez-la ainsi, sans guillemets\u00a0: 2014-06-10T09:00:00.",
        ),
    ),
    "fin_avant_debut": (
        "la fin vient avant le début ({debut})",
        "Corrigez l’une des deux bornes.",
    ),
    "compte": (
        "ce qui se compte est un entier, positif ou nul, et le total vaut {valeur}",
        "Corrigez le total, ou son unité.",
    ),
    "int_parsing": ("un nombre entier est attendu", "Écrivez-le sans guillemets."),
    "int_from_float": ("un nombre entier est attendu", "Écrivez-le sans virgule."),
    "date_from_datetime_parsing": (
        "cette date n’existe pas",
        "Vérifiez le jour et le mois.",
    ),
    "date_parsing": ("cette date n’existe pas", "Vérifiez le jour et le mois."),
    "signe_de_controle": (
        "un signe invisible interdit se trouve dans la case",
        "Retapez le texte de la case.",
    ),
    **dict.fromkeys(
        ("string_too_short", "string_type", "decimal_type", "int_type", "date_type"),
        VIDE,
    ),
    "string_too_long": (
        "le texte dépasse {max_length} signes",
        "Raccourcissez-le.",
    ),
    "string_pattern_mismatch": (
        "le code n’a pas la forme attendue",
        "Lettres sans accent, chiffres et tirets, sans espace.",
    ),
    "literal_error": (
        "la valeur n’est pas dans la liste",
        "Choisissez\u00a0: {expected}.",
    ),
    "greater_than_equal": ("la valeur doit être au moins {ge}", "Corrigez-la."),
    "less_than_equal": ("la valeur doit être au plus {le}", "Corrigez-la."),
    "decimal_max_places": (
        "un montant a deux décimales au plus",
        "Arrondissez-le au centime.",
    ),
    "decimal_max_digits": ("le montant est trop grand", "Vérifiez-le."),
    "decimal_whole_digits": ("le montant est trop grand", "Vérifiez-le."),
}


def to_french(erreur: Any) -> tuple[str, str]:
    """La règle enfreinte et le remède, à partir d’une erreur de Pydantic."""
    vide = erreur.get("input") is None and erreur["type"] != "missing"
    modele = VIDE if vide else MESSAGES.get(_cause(erreur))
    if modele is None:
        return (f"la valeur est refusée ({erreur['type']})", "Vérifiez-la.")
    contexte = dict(erreur.get("ctx", {}))
    if "expected" in contexte:
        attendu = str(contexte["expected"])
        contexte["expected"] = attendu.replace(" or ", ", ").replace("'", "")
    regle, remede = modele
    return regle.format(**contexte), remede.format(**contexte)


def _cause(erreur: Any) -> str:
    """Le type d’erreur ; trop de chiffres, ce sont souvent trop de décimales : « 33,333333333333 »."""
    if erreur["type"] == "decimal_max_digits":
        entier = str(erreur.get("input")).lstrip("-").partition(".")[0]
        maximum = erreur.get("ctx", {}).get("max_digits", 0)
        return "decimal_max_places" if len(entier) <= maximum - 2 else erreur["type"]
    return str(erreur["type"])
