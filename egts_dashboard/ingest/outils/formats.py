r"""Ce que chaque outil exporte, et la place de ses colonnes dans nos tables.

Les colonnes d’un export sont nommées comme dans son CSV ; un JSON imbriqué s’y ramène
(`title.fr` devient `title/fr`). Une colonne s’écrit ici par un motif : `title(/\w+)?`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

LANGUE = r"(/\w+)?"
QUESTION = r".{8,} - .{10,}"
# Depuis 2025, une colonne par taxonomie, nommée de son numéro, et par langue.
CATEGORIES = (
    f"category/name{LANGUE}",
    f"taxonomies/name{LANGUE}",
    rf"taxonomies/\d+{LANGUE}",
    "taxonomies",
)


@dataclass(frozen=True)
class Format:
    """Un export d’un outil. Les motifs visent un intitulé entier.

    `signature` : les colonnes à quoi on le reconnaît, `exclut` : celle qu’il n’a pas ; `colonnes` : {notre colonne: leurs
    colonnes, la première remplie l’emporte, le reste est gardé avec le lot} ; `notes` : {ce que la note dit: leur colonne} ;
    `prefixe` : début des identifiants, `identite` : ce qu’il y faut encore, leur numéro n’étant unique que là ;
    `ecarte` : (leur colonne, valeurs, raison) des lignes que l’outil lui-même a écartées ; `questions` : les colonnes
    qui sont des questions ; `libre` : la dernière, si son texte y est écrit sans guillemets ; `faute_de_saisie` :
    {leur colonne, qui vaut zéro faute de saisie: celle qui, remplie, dit que le zéro est saisi}.
    """

    code: str
    nom: str
    table: str
    prefixe: str
    signature: tuple[str, ...]
    colonnes: Mapping[str, tuple[str, ...]]
    constantes: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    ecarte: tuple[tuple[str, frozenset[str], str], ...] = ()
    questions: str | None = None
    identite: tuple[str, ...] = ()
    libre: str | None = None
    faute_de_saisie: Mapping[str, str] = field(default_factory=dict)
    exclut: str | None = None


FORMATS: tuple[Format, ...] = (
    Format(
        code="decidim_propositions",
        nom="Decidim, propositions",
        table="preconisations",
        prefixe="decidim-proposition",
        signature=(
            "id",
            f"title{LANGUE}",
            f"body{LANGUE}",
            # « feature » : l’export des premières versions.
            "(participatory_space|feature|component)/.*",
        ),
        colonnes={
            "preconisation_id": ("id",),
            "intitule": (f"title{LANGUE}",),
            "verbatim": (f"body{LANGUE}",),
            "thematique": CATEGORIES,
            "volet": (f"scope/name{LANGUE}",),
            "annee": ("published_at", "created_at"),
            "localisation": ("url", "reference"),
        },
        constantes={"nature": "proposition"},
        notes={
            "état": "state",
            "soutiens": "(supports|votes)",
            "amende": f"original_proposal/title{LANGUE}",
            "adresse": "url",
        },
        ecarte=(("(withdrawn|state)", frozenset({"true", "withdrawn"}), "retirée"),),
    ),
    Format(
        code="decidim_resultats",
        nom="Decidim, résultats",
        table="mesures",
        prefixe="decidim-resultat",
        signature=("id", f"title{LANGUE}", f"description{LANGUE}", "progress"),
        colonnes={
            "mesure_id": ("id",),
            "intitule": (f"title{LANGUE}",),
            "axe": CATEGORIES,
            "localisation": ("url", "reference"),
        },
        constantes={"plan": "suites", "statut_libelle": "titre de la plateforme"},
        notes={
            "état": f"status/name{LANGUE}",
            "avancement (%)": "progress",
            "début": "start_date",
            "fin": "end_date",
        },
    ),
    Format(
        code="decidim_reunions",
        nom="Decidim, réunions",
        table="ateliers",
        prefixe="decidim-reunion",
        signature=("id", f"title{LANGUE}", "start_time", "end_time"),
        # Un débat s’étend aussi d’une heure à une autre : lui seul a des consignes.
        exclut=f"instructions{LANGUE}",
        colonnes={
            "atelier_id": ("id",),
            "intitule": (f"title{LANGUE}",),
            "thematique": CATEGORIES,
            "nb_participants": ("attendees", "attendees_count"),
            "localisation": ("url", "reference"),
        },
        constantes={"nb_seances": "1"},
        notes={"début": "start_time", "fin": "end_time", "inscrits": "registrations"},
        ecarte=(
            ("withdrawn", frozenset({"true"}), "retirée"),
            ("published", frozenset({"false"}), "non publiée"),
        ),
        faute_de_saisie={"attendees": "closed_at"},
    ),
    Format(
        code="polis",
        nom="Polis, commentaires",
        table="constats",
        prefixe="polis",
        signature=("comment-id", "comment-body", "agrees", "disagrees"),
        colonnes={
            "constat_id": ("comment-id",),
            "intitule": ("comment-body",),
            "annee": ("datetime",),
        },
        constantes={"nature": "constat"},
        notes={
            "d’accord": "agrees",
            "pas d’accord": "disagrees",
            "modération": "moderated",
        },
        ecarte=(("moderated", frozenset({"-1"}), "rejetée par la modération"),),
        # Chaque consultation recommence à zéro.
        identite=("timestamp",),
        libre="comment-body",
    ),
    Format(
        code="pabulib",
        nom="Pabulib, projets",
        table="preconisations",
        prefixe="pabulib-projet",
        signature=("project_id", "cost"),
        colonnes={
            "preconisation_id": ("project_id",),
            "intitule": ("name", "project_id"),
            "verbatim": ("description",),
            "thematique": ("category",),
            "annee": ("META/date_begin", "META/instance"),
        },
        constantes={"nature": "proposition"},
        notes={
            "coût": "cost",
            "monnaie": "META/currency",
            "voix": "votes",
            "points": "score",
            "retenu": "selected",
            "quartier": "(neighborhood|district|subunit)",
            "scrutin": "META/description",
        },
        # Chaque scrutin recommence à un.
        identite=("META/unit", "META/subunit", "META/instance"),
    ),
    Format(
        code="cap_collectif",
        nom="Cap Collectif, propositions",
        table="preconisations",
        prefixe="cap-proposition",
        signature=("proposal_id", "proposal_title"),
        colonnes={
            "preconisation_id": ("proposal_reference", "proposal_id"),
            "intitule": ("proposal_title",),
            "verbatim": ("proposal_description", "proposal_summary"),
            "thematique": ("proposal_theme_title", "proposal_category_name"),
            "volet": ("proposal_category_name",),
            "annee": ("proposal_publishedAt", "proposal_createdAt"),
            "localisation": ("proposal_link", "proposal_reference"),
        },
        constantes={"nature": "proposition"},
        notes={
            "état": "proposal_status_name",
            "voix": "proposal_votes_totalCount",
            "quartier": "proposal_district_name",
            "estimation": "proposal_estimation",
        },
        ecarte=(
            (
                "proposal_publicationStatus",
                frozenset({"trashed", "deleted", "draft", "unpublished"}),
                "non publiée",
            ),
        ),
    ),
    Format(
        code="grand_debat",
        nom="Grand débat (Cap Collectif), réponses",
        table="preconisations",
        prefixe="debat",
        # Les questionnaires n’ont ni titre ni référence.
        signature=("(reference|id)", "authorType", "createdAt", QUESTION),
        colonnes={
            "preconisation_id": ("reference", "id"),
            "annee": ("publishedAt", "createdAt"),
            "localisation": ("reference",),
        },
        constantes={"nature": "proposition"},
        ecarte=(("trashed", frozenset({"true", "1"}), "mise à la corbeille"),),
        questions=QUESTION,
    ),
)
