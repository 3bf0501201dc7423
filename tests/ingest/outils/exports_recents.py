"""Des exports aux colonnes des versions récentes de chaque outil ; ce qu’ils disent est inventé."""

import json

_INSTANT = "Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)"
_POLIS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
)
DECIDIM_PROPOSITIONS = """\
id;author/id;author/name;author/url;taxonomies/id;taxonomies/name;participatory_space/id;component/id;\
title/fr;title/en;body/fr;body/en;address;state;reference;answer/fr;votes;likes/total_count;\
likes/user_endorsements;comments;published_at;url;is_amend;original_proposal/title;withdrawn;coauthorships_count
12;7;Jeanne Invente;https://x.test/j;11, 12;"{""fr"" => ""Mobilité"", ""en"" => ""Mobility""}, {""en""=>""Shade""}";\
1;9;"Abri, bancs &amp; vélos";;"'- Un abri près de l’arr&ecirc;t ; 3 < 5";;1 rue X;accepted;REF-12;<p>Oui.</p>;\
14;3;Paul Invente;0;2024-03-02 10:00:00 +0100;https://x.test/p/f/9/proposals/12;false;;false;1
13;8;Paul Invente;https://x.test/p;;;1;9;;Only in English;;Text;;rejected;REF-13;;0;0;;0;\
2024-03-03 10:00:00 +0100;https://x.test/p/f/9/proposals/13;true;Abri;false;1
14;8;Paul Invente;https://x.test/p;;;1;9;Reprise;;Non;;;not_answered;REF-14;;0;0;;0;\
2024-03-03 10:00:00 +0100;https://x.test/p/f/9/proposals/14;false;;true;1
"""
DECIDIM_REUNIONS = """\
id;author/name;participatory_space/id;taxonomies/name;title/fr;description/fr;start_time;end_time;\
attendees;organizations;address;reference;url;published;withdrawn;closing_report/fr;closed_at
3;Ville;1;;Close et comptée;;2024-02-01 18:00;2024-02-01 20:00;23;Asso;;M-3;https://x.test/m/3;true;false;<p>Dit.</p>;2024-02-02
4;Ville;1;;Close sans personne;;2024-02-02 18:00;2024-02-02 20:00;0;;;M-4;https://x.test/m/4;true;false;;2024-02-03
5;Ville;1;;Pas encore close;;2024-02-03 18:00;2024-02-03 20:00;0;;;M-5;https://x.test/m/5;true;false;;
6;Ville;1;;Retirée;;2024-02-04 18:00;2024-02-04 20:00;0;;;M-6;https://x.test/m/6;true;true;;
7;Ville;1;;Brouillon;;2024-02-05 18:00;2024-02-05 20:00;0;;;M-7;https://x.test/m/7;false;false;;
"""
# Les premières versions n’écrivaient pas le texte entre guillemets.
POLIS_SANS_GUILLEMETS = (
    _POLIS
    + f"1700000000,{_INSTANT},0,1,5,2,1,Trop long, trop loin, et cher\nmême le soir\n"
    + f'1700000060,{_INSTANT},1,1,0,9,0,Il dit "non", puis oui\n'
    + f"1700000120,{_INSTANT},2,1,0,9,-1,Achetez, vite\n"
)
POLIS_AUTRE_CONSULTATION = (
    _POLIS + f'1710000000,{_INSTANT},0,4,1,1,1,"Un tout autre propos"\n'
)
PABULIB = """\
META
key;value
description;Budget participatif de Testville
country;France
unit;Testville
instance;2023
num_projects;2
budget;100000
vote_type;cumulative
date_begin;09.09.2022
currency;EUR
PROJECTS
project_id;cost;name;votes;score;category;selected;neighborhood;description;proposer
3;8000,0;"Banc; et ombre";120;433;nature,street;1;Gare;Trois bancs sous les arbres;Paul Invente
1;42000;Fontaine;73;198;;0;;;
VOTES
voter_id;vote;points
290;1;1
291;1;1
"""
CAP_COLLECTIF = """\
contribution_type,proposal_id,proposal_reference,proposal_title,proposal_publishedAt,\
proposal_publicationStatus,proposal_link,proposal_author_username,proposal_author_email,\
proposal_status_name,proposal_category_name,proposal_district_name,proposal_description,\
proposal_comments_id,proposal_comments_body,proposal_comments_author_username
proposal,A,1-1,Piste &amp; trottoir,2022-01-01 10:00,PUBLISHED,https://c.test/1,bob,b@x.test,Retenue,\
Mobilité,Nord,<p>Une ligne<br>puis deux</p>,,,
proposalComment,A,1-1,Piste &amp; trottoir,2022-01-01 10:00,PUBLISHED,https://c.test/1,bob,b@x.test,Retenue,\
Mobilité,Nord,<p>Une ligne<br>puis deux</p>,c1,Très utile le soir,lea
"""
_QUESTIONS = {
    "UXVlc3Rpb246MQ==": "Utilisez-vous le bus du village ?",
    "UXVlc3Rpb246Mg==": "Que faudrait-il faire en premier pour vous ?",
}
GRAND_DEBAT_QUESTIONNAIRE = (
    "id,createdAt,publishedAt,updatedAt,authorId,authorType,authorZipCode,"
    + ",".join(f"Q{code} - {titre}" for code, titre in _QUESTIONS.items())
    + "\nUmVwbHk6MQ==,2019-01-22,2019-01-22,,u1,Citoyen,17000,Oui,Remettre une ligne le soir en semaine"
    + "\nUmVwbHk6Mg==,2019-01-22,2019-01-22,,u2,Citoyen,17000,Non,Ouvrir un guichet de plus au centre\n"
)
GRAND_DEBAT_JSON = json.dumps(
    [
        {
            "id": "UmVwbHk6MQ==",
            "createdAt": "2019-01-22",
            "publishedAt": "2019-01-22",
            "authorId": "u1",
            "authorType": "Citoyen",
            "authorZipCode": "17000",
            "responses": [
                {
                    "questionId": code,
                    "questionTitle": titre,
                    "value": "Remettre une ligne le soir en semaine",
                    "formattedValue": None,
                }
                for code, titre in _QUESTIONS.items()
            ],
        }
    ],
    ensure_ascii=False,
)
TOUS = {
    "decidim_propositions": DECIDIM_PROPOSITIONS,
    "decidim_reunions": DECIDIM_REUNIONS,
    "polis": POLIS_SANS_GUILLEMETS,
    "pabulib": PABULIB,
    "cap_collectif": CAP_COLLECTIF,
    "grand_debat": GRAND_DEBAT_QUESTIONNAIRE,
}
