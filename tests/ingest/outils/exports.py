"""Des exports tels que les outils les font, en petit. Les noms de personnes sont inventés."""

import csv
import json

import openpyxl

DECIDIM_PROPOSITIONS = """\
id;author/id;author/name;category/id;category/name/fr;scope/name/fr;participatory_space/id;\
participatory_space/url;title/fr;title/en;body/fr;state;reference;supports;comments;published_at;url
12;7;Jeanne Invente;3;Formation;;1;https://x.test/p;Former les encadrants;;\
"<p>Chaque structure <b>forme</b> un référent.</p><ul><li>un</li></ul>";accepted;REF-12;14;3;\
2024-03-02 10:00:00 +0100;https://x.test/p/f/9/proposals/12
13;8;Paul Invente;3;Formation;;1;https://x.test/p;=HYPERLINK("x");;"<script>alert(1)</script>Ouvrir";\
rejected;REF-13;2;0;2024-03-03 10:00:00 +0100;https://x.test/p/f/9/proposals/13
14;8;Paul Invente;3;Formation;;1;https://x.test/p;Reprise;;"<p>Non.</p>";withdrawn;REF-14;0;0;\
2024-03-03 10:00:00 +0100;https://x.test/p/f/9/proposals/14
"""
DECIDIM_RESULTATS = json.dumps(
    [
        {
            "id": 5,
            "category": {"id": 3, "name": {"fr": "Formation"}},
            "title": {"fr": "Un référent d’accueil par structure"},
            "description": {"fr": "<p>Fait.</p>"},
            "start_date": "2024-06-01",
            "end_date": None,
            "status": {"id": 1, "key": "done", "name": {"fr": "Terminé"}},
            "progress": 100,
            "url": "https://x.test/results/5",
            "proposal_urls": [
                "https://x.test/p/f/9/proposals/12",
                "https://x.test/p/f/9/proposals/99",
            ],
        }
    ],
    ensure_ascii=False,
)
DECIDIM_REUNIONS = """\
id;title/fr;description/fr;start_time;end_time;attendees;location/latitude;address;url
3;Atelier logement;"<p>…</p>";2024-02-01 18:00;2024-02-01 20:00;23;45.1;12 rue X;https://x.test/m/3
4;Atelier santé;"<p>…</p>";2024-02-08 18:00;2024-02-08 20:00;;45.1;12 rue X;https://x.test/m/4
"""
POLIS = """\
timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body
1700000000000,Tue Nov 14 2023 22:13:20,0,1,5,2,1,"Les délais sont trop longs"
1700000000001,Tue Nov 14 2023 22:13:21,1,1,0,9,-1,"Achetez ma voiture"
"""
PABULIB = """\
META
key;value
description;Budget 2024
currency;PLN
num_projects;2
budget;1000
date_begin;2024
PROJECTS
project_id;cost;votes;name;category;selected
1;500;10;Jardin partagé;green;1
2;700;3;;urban;0
VOTES
voter_id;age;vote
1;33;1,2
2;20;1
"""
CAP_COLLECTIF = """\
proposal_id,proposal_reference,proposal_title,proposal_votes_totalCount,proposal_createdAt,\
proposal_publicationStatus,proposal_link,proposal_author_username,proposal_status_name,\
proposal_category_name,proposal_summary,proposal_description,proposal_votes_id
A,1-1,Piste cyclable,3,2022-01-01 10:00,PUBLISHED,https://c.test/1,bob,Retenue,Mobilité,res,desc,v1
A,1-1,Piste cyclable,3,2022-01-01 10:00,PUBLISHED,https://c.test/1,bob,Retenue,Mobilité,res,desc,v2
B,1-2,Brouillon,0,2022-01-01 10:00,TRASHED,https://c.test/2,bob,,Mobilité,,,
"""
GRAND_DEBAT = """\
reference,title,createdAt,publishedAt,updatedAt,trashed,trashedStatus,authorId,authorType,\
authorZipCode,"QUXVlc3Rpb246MTYw - Que faudrait-il faire pour mieux accueillir ?",\
"QUXVlc3Rpb246MTYx - Êtes-vous satisfait ?",\
"QUXVlc3Rpb246MTYy - Quelles difficultés rencontrez-vous au quotidien ?"
2-1,Mon avis,2019-01-22 09:37,2019-01-22 09:37,,false,,u1,Citoyen,17000,\
"Ouvrir plus de guichets dans les communes rurales",Non,"Les transports manquent partout chez nous"
2-2,Autre,2019-01-22 09:37,2019-01-22 09:37,,false,,u2,Citoyen,17000,\
"Simplifier les dossiers et les formulaires",Oui,
2-3,Vide,2019-01-22 09:37,2019-01-22 09:37,,true,,u3,Citoyen,17000,"Rien à dire de plus que cela",Oui,
"""


def decidim_workbook(*premiere: str) -> openpyxl.Workbook:
    """Un classeur : une feuille de ces intitulés, puis des propositions et des réunions de Decidim."""
    classeur = openpyxl.Workbook()
    classeur.active.title = "Notes"
    classeur.active.append(premiere)
    for nom, texte in (
        ("Propositions", DECIDIM_PROPOSITIONS),
        ("Réunions", DECIDIM_REUNIONS),
    ):
        feuille = classeur.create_sheet(nom)
        for ligne in csv.reader(texte.splitlines(), delimiter=";"):
            feuille.append(ligne)
    return classeur
