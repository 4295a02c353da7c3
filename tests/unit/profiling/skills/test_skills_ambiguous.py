"""Names that are also ordinary words count only where their context says so."""

import pytest

from rolefit.profiling.skills import load_gazetteer

MEANT = [
    ("Excel", "Excel", "Microsoft Excel"),
    ("• Airflow.", "Airflow", "Apache Airflow"),
    ("experience with kafka and sql", "kafka", "Apache Kafka"),
    ("python, java, kafka, linux", "kafka", "Apache Kafka"),
    ("five years of c++ programming", "c++", "C++"),
    ("dashboards made using tableau", "tableau", "Tableau"),
    ("skills: dns, active directory, linux", "active directory", "Microsoft Active Directory"),
    ("Backend services written in Go and Python", "Go", "Go"),
    ("Languages: Java, Go, Kotlin", "Go", "Go"),
    ("Go programming language", "Go", "Go"),
    ("Statistical modelling in R and SAS", "R", "R"),
    ("R, Python, SQL", "R", "R"),
    ("data analysis using R.", "R", "R"),
    ("C, C++, Java", "C", "C"),
    ("Embedded programming in C for microcontrollers", "C", "C"),
    ("Proficient in Excel and SAP", "Excel", "Microsoft Excel"),
    ("Complex Excel models", "Excel", "Microsoft Excel"),
    ("Microsoft Word, Excel, Access", "Access", "Microsoft Access"),
    ("Word, Excel and Outlook", "Word", "Microsoft Word"),
    ("Word, Excel and Outlook", "Outlook", "Microsoft Outlook"),
    ("MS Access databases", "MS Access", "Microsoft Access"),
    ("Planned the work in MS Project", "MS Project", "Microsoft Project"),
    ("Slack, Jira, Confluence", "Slack", "Slack"),
    ("iOS apps written in Swift", "Swift", "Swift"),
    ("Swift, Objective-C, Xcode", "Swift", "Swift"),
    ("Rust, C++, Linux", "Rust", "Rust"),
    ("Hadoop, Spark and Kafka", "Spark", "Apache Spark"),
    ("Flask REST APIs, Django", "Flask", "Flask"),
    ("Ruby on Rails and PostgreSQL", "Ruby on Rails", "Ruby on Rails"),
    ("Perl, Ruby, PHP", "Ruby", "Ruby"),
    ("React, Redux, TypeScript", "React", "React"),
    ("Built React components for the portal", "React", "React"),
    ("Java, Spring, Hibernate", "Spring", "Spring Framework"),
    ("Spring Boot microservices", "Spring Boot", "Spring Framework"),
    ("Ansible, Chef, Puppet", "Chef", "Chef configuration management"),
    ("Ansible, Chef, Puppet", "Puppet", "Puppet"),
    ("Adobe Photoshop, Illustrator, InDesign", "Illustrator", "Adobe Illustrator"),
    ("Adobe Premiere and After Effects", "Adobe Premiere", "Adobe Premiere Pro"),
    ("Maya, ZBrush, Photoshop", "Maya", "Autodesk Maya"),
    ("Figma, Sketch, InVision", "Sketch", "Sketch"),
    ("Tableau, Looker, SQL", "Looker", "Looker"),
    ("MySQL, Oracle, DB2", "Oracle", "Oracle"),
    ("Agile and Scrum teams", "Agile", "Agile development"),
    ("Lean Six Sigma Green Belt", "Lean Six Sigma", "Six Sigma methods"),
    ("Programming in Julia and MATLAB", "Julia", "Julia"),
    ("QuickBooks, Sage 50, Excel", "Sage 50", "Sage 50 Accounting"),
    ("Charting in Epic EMR", "Epic EMR", "Epic Systems"),
    ("Nginx, Apache, MySQL", "Apache", "Apache HTTP Server"),
    ("Skilled in TS", "TS", "TypeScript"),
    ("Linux, Windows, VMware", "Windows", "Microsoft Windows"),
    ("Photoshop, Mac, Illustrator", "Mac", "Apple macOS"),
]

NOT_MEANT = [
    ("a solid work ethic and an open mind", "Dassault Systemes SolidWorks"),
    ("I like my coffee with java chips and a figma of imagination", "Figma"),
    ("Active TS/SCI clearance", "TS"),
    ("Fitted doors and Windows", "Windows"),
    ("Read each MAC address", "MAC"),
    ("Ready to go to the next level", "Go"),
    ("Go above and beyond for every guest", "Go"),
    ("GO GETTER with drive", "Go"),
    ("Led R&D projects", "R"),
    ("John R. Smith, Austin", "R"),
    ("Section R of the handbook", "R"),
    ("Reported to the C-suite weekly", "C"),
    ("Vitamin C supplements", "C"),
    ("Class C driving licence", "C"),
    ("Excel at customer service", "Microsoft Excel"),
    ("I excel in a fast-paced setting", "Microsoft Excel"),
    ("Students who excel under pressure", "Microsoft Excel"),
    ("Provided access to records", "Microsoft Access"),
    ("Access to transport is needed", "Microsoft Access"),
    ("Spread the word of mouth", "Microsoft Word"),
    ("A positive outlook on life", "Microsoft Outlook"),
    ("Market Outlook for the region", "Microsoft Outlook"),
    ("Teams of ten people", "Microsoft Teams"),
    ("Project Manager, City Hospital", "Microsoft Project"),
    ("Express your ideas clearly", "Express.js"),
    ("American Express account", "Express.js"),
    ("Swift response to complaints", "Swift"),
    ("Removed rust from metal parts", "Rust"),
    ("Rust removal and painting", "Rust"),
    ("A spark of creativity", "Apache Spark"),
    ("React to emergencies quickly", "React"),
    ("Able to react under stress", "React"),
    ("Spring 2019 internship", "Spring Framework"),
    ("Graduated Spring 2015", "Spring Framework"),
    ("Chef de partie at a hotel", "Chef configuration management"),
    ("Executive Chef, Java House", "Chef configuration management"),
    ("Julia Smith, Registered Nurse", "Julia"),
    ("Ruby Tuesday, server", "Ruby"),
    ("Freelance Illustrator for children's books", "Adobe Illustrator"),
    ("World premiere of the play", "Adobe Premiere Pro"),
    ("A quick sketch of the scene", "Sketch"),
    ("Cut back on slack time", "Slack"),
    ("Food blender and oven", "Blender"),
    ("Salt and pepper to taste", "Salt"),
    ("A lean team of three", "lean manufacturing"),
    ("Agile and flexible by nature", "Agile development"),
    ("Final assembly of gear boxes", "Assembly"),
    ("No more, no less", "LESS"),
    ("The project was an epic journey", "Epic Systems"),
    ("Sage advice to juniors", "Sage 50 Accounting"),
    ("Make decisions about staffing", "GNU Make"),
    ("Unity of purpose", "Unity"),
    ("Dash of humour", "Dash"),
    ("Bee hive inspection", "Apache Hive"),
    ("Every workday starts at six", "Workday"),
]


@pytest.mark.parametrize(("text", "surface", "label"), MEANT, ids=[case[0] for case in MEANT])
def test_an_ambiguous_name_counts_in_its_context(text: str, surface: str, label: str) -> None:
    found = {(skill.surface, skill.label) for skill in load_gazetteer().find(text)}
    assert (surface, label) in found


@pytest.mark.parametrize(("text", "label"), NOT_MEANT, ids=[case[0] for case in NOT_MEANT])
def test_an_ambiguous_name_does_not_count_as_a_word(text: str, label: str) -> None:
    assert label not in {skill.label for skill in load_gazetteer().find(text)}


@pytest.mark.parametrize("text", ["Python, R, Julia", "Python (or R)"])
def test_a_name_that_a_cue_settled_speaks_for_its_neighbours(text: str) -> None:
    assert "R" in [skill.surface for skill in load_gazetteer().find(text)]


@pytest.mark.parametrize("text", ["EMRs", "3 years exp. w/ React"])
def test_plural_acronyms_and_shortened_cues_count(text: str) -> None:
    assert len(load_gazetteer().find(text)) == 1
