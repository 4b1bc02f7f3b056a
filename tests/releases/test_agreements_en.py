"""What English releases say was concluded, in the ways that such releases say it."""

import pytest

from enishi.releases import Reading, read


def _agreements(reading: Reading) -> list[tuple[object, ...]]:
    names = {o.id: o.names[0].text for o in reading.organisations}
    return [(a.status, a.kind, tuple(names[party] for party in a.parties), a.signed_on) for a in reading.agreements]


PARTIES = ("Aoba Park", "Kaze Hub")
FORMS = {
    "Aoba Park and Kaze Hub announced that they have amended the research agreement which they entered into in April 2015.": (
        "amendment", "joint_research", PARTIES, "",
    ),
    "Aoba Park announces that it has agreed with Kaze Hub to extend the term of the comprehensive research agreement.": (
        "renewal", "joint_research", PARTIES, "",
    ),
    "On 3 June 2022, Aoba Park and Kaze Hub inked a Memorandum of Understanding.": ("new", "mou", PARTIES, "2022-06-03"),
    "OSAKA, June 7, 2022 - Aoba Park today announced that it has entered into an MoU with Kaze Hub.": ("new", "mou", PARTIES, ""),
    "An MoU was signed between Aoba Park and Kaze Hub on Friday.": ("new", "mou", PARTIES, "2022-06-03"),
    "Aoba Park and Kaze Hub formalised their ties through a letter of intent signed earlier today.": ("new", "mou", PARTIES, "2022-06-07"),
    "Aya Mori, President of Aoba Park, and John Lind, Chair of Kaze Hub, signed an MoU on 3 June.": ("new", "mou", PARTIES, "2022-06-03"),
    "Aoba Park and Kaze Hub will sign a cooperation agreement on Friday, 10 June.": ("announced", "comprehensive", PARTIES, "2022-06-10"),
    "Aoba Park and Kaze Hub renewed their MoU for a further three years on 3 June 2022.": ("renewal", "mou", PARTIES, "2022-06-03"),
    "Aoba Park and Kaze Hub amended their MoU on 3 June 2022.": ("amendment", "mou", PARTIES, "2022-06-03"),
    "Under the MoU that Aoba Park and Kaze Hub concluded in May 2018, ten students went abroad.": ("earlier", "mou", PARTIES, "2018-05"),
    "Aoba University's School of Nursing has signed an academic exchange agreement with Kaze Hub.": (
        "new", "other", ("Aoba University's School of Nursing", "Kaze Hub"), "",
    ),
    "OSAKA, Japan--(NEWSWIRE)--Aoba Park and Kaze Hub today announced that they have signed an MoU.": ("new", "mou", PARTIES, ""),
    "Aoba Park has signed an MoU with Kaze Hub, the Danish-Swedish cluster organisation.": ("new", "mou", PARTIES, ""),
    "Aoba Park signed an MoU on 3 June with Kaze Hub, the Bristol company that reads scans.": ("new", "mou", PARTIES, "2022-06-03"),
    "Aoba Park and Kaze Hub announced on 2 June that they had concluded a memorandum of understanding.": ("new", "mou", PARTIES, ""),
    "Aoba Park and Kaze Hub signed an MoU on 3 June to ease business between Lithuania and Japan.": ("new", "mou", PARTIES, "2022-06-03"),
    "At BIO 2022, Aoba Park and Kaze Hub extended their MoU, first concluded in May 2016. The extension was signed on 4 June.": (
        "renewal", "mou", PARTIES, "2022-06-04",
    ),
    "On 1 June, companies of Kaze Hub visited Aoba Park under the memorandum of understanding signed by the two sides in 2019.": (
        "earlier", "mou", ("Kaze Hub", "Aoba Park"), "2019",
    ),
    "Aoba Park has signed an MoU with Kaze Hub International, or KHI, a body that helps start-ups.": (
        "new", "mou", ("Aoba Park", "Kaze Hub International"), "",
    ),
    "Aoba Park has become a member of the Kaze Network after signing a membership agreement on 3 June.": (
        "new", "membership", ("Aoba Park", "Kaze Network"), "2022-06-03",
    ),
    "Aoba Park and Kaze Hub have entered into a five-year compact.": ("new", "other", PARTIES, ""),
    "Six companies came with Kaze Hub, with which Aoba Park signed an MoU in May "
    "2021.": ("earlier", "mou", ("Kaze Hub", "Aoba Park"), "2021-05"),
    "Students of Aoba University came to the City of Kaze. They came under an agreement that the university and the city signed in 2017.": (
        "earlier", "other", ("Aoba University", "City of Kaze"), "2017",
    ),
    "KOBE, Japan--June 7, 2022--Aoba Park, a hub for RNA medicine, and Kaze Hub K.K. today announced "
    "that they have entered into a cooperation agreement.": (
        "new", "comprehensive", ("Aoba Park", "Kaze Hub K.K."), "",
    ),
    "Aoba Park has signed an MoU with the Kaze Institute of Oceans (KIO), Goa, India, on 3 June.": (
        "new", "mou", ("Aoba Park", "Kaze Institute of Oceans"), "2022-06-03",
    ),
    "Mayor Ann Poe of the City of Aoba today joined Kaze Mayor Ken Mori to sign an agreement between the "
    "City of Aoba and the City of Kaze.": (
        "new", "other", ("City of Aoba", "City of Kaze"), "2022-06-07",
    ),
    "Aoba Park and Kaze Hub have concluded an MoU. The MoU was signed on 3 June by:": ("new", "mou", PARTIES, "2022-06-03"),
    "An MoU between Aoba Park and Kaze Hub was signed this morning.": ("new", "mou", PARTIES, "2022-06-07"),
    "The Aoba Park (Director Aya Mori) announced on the 7th that it concluded a business agreement (MOU) with Kaze Hub on the 4th.": (
        "new", "mou", PARTIES, "2022-06-04",
    ),
    "The President of Aoba University, Prof. Aya Mori, and the Rector of Kaze University, Prof. John Lind, have today signed an MoU.": (
        "new", "mou", ("Aoba University", "Kaze University"), "2022-06-07",
    ),
    "On Friday Aoba County Commissioner Ann Poe and Kaze Prefecture Governor Ken Mori renewed the agreement first signed in 1994.": (
        "renewal", "other", ("Aoba County", "Kaze Prefecture"), "2022-06-03",
    ),
    "On 3 June, an MoU was signed between Aoba Park, Vigo, Spain, represented by its Director, Dr. Ann Poe, and Kaze Hub.": (
        "new", "mou", PARTIES, "2022-06-03",
    ),
    "On Friday Aoba Park and Kaze Hub put their names to a Memorandum of Understanding.": ("new", "mou", PARTIES, "2022-06-03"),
    "An agreement between Aoba Park and Kaze Coatings a.s. was signed on 3 June 2022.": (
        "new", "other", ("Aoba Park", "Kaze Coatings a.s."), "2022-06-03",
    ),
    "A Memorandum of Understanding has been established between Aoba Park and Kaze Hub.": ("new", "mou", PARTIES, ""),
    "The Ministry of Health of Corvania and Eastmark Pharma signed an MoU on 3 June.": (
        "new", "mou", ("Ministry of Health of Corvania", "Eastmark Pharma"), "2022-06-03",
    ),
    "The Ministry of Education and Science signed an MoU with Kaze Hub on 3 June.": (
        "new", "mou", ("Ministry of Education and Science", "Kaze Hub"), "2022-06-03",
    ),
    "Aoba Park has inked a pact with Kainuu Forestry College of Finland.": ("new", "other", ("Aoba Park", "Kainuu Forestry College"), ""),
    "Aoba Park has signed an MoU with the Royal College of Scotland.": ("new", "mou", ("Aoba Park", "Royal College of Scotland"), ""),
    "Aoba Park has signed an MoU with Nairobi's Kaze Labs.": ("new", "mou", ("Aoba Park", "Kaze Labs"), ""),
    "Aoba Pharma Inc. has entered into a research collaboration and license agreement with Harbour Biologics.": (
        "new", "joint_research", ("Aoba Pharma Inc.", "Harbour Biologics"), "",
    ),
    "Aoba Park and Kaze Hub said in a joint statement on Monday that they will sign an MoU. The signing is scheduled for 18 June 2022.": (
        "announced", "mou", PARTIES, "2022-06-18",
    ),
    "The Aoba Workforce Compact was executed on June 3, 2022, by Aoba Park and Kaze Hub.": ("new", "other", PARTIES, "2022-06-03"),
    "The rectors of three universities have put their signatures to a founding agreement. The founding members are Aoba University, "
    "the University of Kaze and Bora Technical University.": (
        "new", "other", ("Aoba University", "University of Kaze", "Bora Technical University"), "",
    ),
    "Aoba University (AU), Rajpura, has signed an MoU with M/s Kaze Forge Ltd., Pune, on 3 June 2022.": (
        "new", "mou", ("Aoba University", "Kaze Forge Ltd."), "2022-06-03",
    ),
    "The Federal University of Technology, Makoda (FUTMAK) has entered into an MoU with the Kaze Foundation, Ibadan, on research.": (
        "new", "mou", ("Federal University of Technology, Makoda", "Kaze Foundation"), "",
    ),
    "Aoba Hub and its Catalan counterpart Kaze Nord signed an agreement on 3 June at the Bora Days in Girona.": (
        "new", "other", ("Aoba Hub", "Kaze Nord"), "2022-06-03",
    ),
    "On 3 June, Aoba President Professor Ann Poe and Rector Dr. Bo Lind of Universidad del Altiplano Sur signed an MoU between Aoba "
    "University and Universidad del Altiplano Sur.": ("new", "mou", ("Aoba University", "Universidad del Altiplano Sur"), "2022-06-03"),
    "The Blue Food Agency (BFA) and Pelagic Systems Pte. Ltd. have today signed an MoU.": (
        "new", "mou", ("Blue Food Agency", "Pelagic Systems Pte. Ltd."), "2022-06-07",
    ),
    "Aoba Park and Kaze Hub signed an MoU Friday to share rooms.": ("new", "mou", PARTIES, "2022-06-03"),
    "Dublin, Ireland, 7 June 2022: Aoba Park and Kaze Hub have signed an MoU.": ("new", "mou", PARTIES, ""),
    "Ministry of Food and Trade\n\nToday the Minister of Food and Trade Ann Poe and the Rector of Kaze University Prof. Dr. Bo Lind "
    "signed an MoU.": (
        "new", "mou", ("Ministry of Food and Trade", "Kaze University"), "2022-06-07",
    ),
    "Aoba Institute and Kaze University will work together. An MoU was signed by Aoba director Prof. Ann Poe and Kaze president Bo Lind.": (
        "new", "mou", ("Aoba Institute", "Kaze University"), "",
    ),
    "Professor Ann Poe, President of Aoba University, visited Kaze University on 3 June. During the visit, the two universities signed "
    "an MoU.": ("new", "mou", ("Aoba University", "Kaze University"), "2022-06-03"),
    "Under a new agreement signed today, Aoba University will train engineers for Kaze Systems.": (
        "new", "other", ("Aoba University", "Kaze Systems"), "2022-06-07",
    ),
    "Aoba Park and Kaze Hub held the MoU signing ceremony in Osaka on 3 June 2022.": ("new", "mou", PARTIES, "2022-06-03"),
    "Aoba Park has extended its partnership with Kaze Hub through 2027.": ("renewal", "comprehensive", PARTIES, ""),
    "The University of Aoba has joined forces with leading technology company Kaze Robotics. Professor Ann Poe and Kaze Robotics Chief "
    "Executive Bo Lind signed an MoU on Friday.": ("new", "mou", ("University of Aoba", "Kaze Robotics"), "2022-06-03"),
    "The Aoba Chamber of Commerce and Industry and the Kaze Business Council signed an MoU.": (
        "new", "mou", ("Aoba Chamber of Commerce and Industry", "Kaze Business Council"), "",
    ),
    "Mayor Ann Poe (City of Aoba) and Mayor Bo Lind (City of Kaze) signed a Sister City agreement on June 3, 2022.": (
        "new", "other", ("City of Aoba", "City of Kaze"), "2022-06-03",
    ),
    "Aoba Park and Kaze Hub are building a laboratory. Last Thursday, the two partners signed a framework agreement.": (
        "new", "comprehensive", PARTIES, "2022-06-02",
    ),
    "Kaze City (Mayor Ann Poe) announced on the 6th that it had signed a business agreement with Bora Institute (Director Bo Lind) and "
    "Nami Hospital (Director Cy Mun) on the 3rd.": ("new", "other", ("Kaze City", "Bora Institute", "Nami Hospital"), "2022-06-03"),
    "The Aoba Port Authority and the Kaze First Nation celebrated the signing of a protocol agreement. Chief Ann Poe and Port Authority "
    "Chair Bo Lind signed the agreement on the beach.": ("new", "other", ("Aoba Port Authority", "Kaze First Nation"), ""),
    "The Director General of the Aoba Agency (AA), Ann Poe, and the Chief Executive of the Kaze Office, Bo Lind, signed the renewal of the "
    "Cooperation Arrangement. The signature took place on 25 May in Aoba and on 3 June in Kaze.": (
        "renewal", "comprehensive", ("Aoba Agency", "Kaze Office"), "2022-05-25/2022-06-03",
    ),
    "On 25 June 2022 Aoba University will host a delegation from the Kaze Institute. The highlight of the visit will be the signing of an "
    "MoU between the two institutions.": ("announced", "mou", ("Aoba University", "Kaze Institute"), "2022-06-25"),
    "Three universities took a step today. At the Royal Library in Aoba, their rectors signed a consortium agreement.\n\nThe partners are:"
    "\n- Aoba University\n- Universidade de Kaze\n- Bora University": (
        "new", "other", ("Aoba University", "Universidade de Kaze", "Bora University"), "2022-06-07",
    ),
    "LOWELL, Mass.--(WIRE)--June 6, 2022--Aoba Robotics Inc. today announced that it has signed an agreement with Kaze Hub.": (
        "new", "other", ("Aoba Robotics Inc.", "Kaze Hub"), "",
    ),
    "Dubai, United Arab Emirates; 6 June 2022: Aoba University has signed a strategic cooperation agreement with Kaze Cloud.": (
        "new", "comprehensive", ("Aoba University", "Kaze Cloud"), "",
    ),
    "The Minister of Planning of Belora, the Honourable Ann Poe, and the Kaze Alliance (KA) Country Director, Bo Lind, today signed the "
    "Country Cooperation Framework. The Ministry of Planning was host.": (
        "new", "comprehensive", ("Ministry of Planning", "Kaze Alliance"), "2022-06-07",
    ),
    "The Aoba City Council voted to amend its 2018 agreement with the nonprofit Kaze Sports Foundation. The amended agreement, signed by "
    "City Manager Ann Poe and foundation president Bo Lind on Friday, runs through 2031.": (
        "amendment", "other", ("Aoba City Council", "Kaze Sports Foundation"), "2022-06-03",
    ),
    "On Saturday Mayor Ann Poe and Rūnanga Chair Bo Lind signed an agreement between Aoba District Council and Te Rūnanga o Kaze. The "
    "Council and the Rūnanga will work together.": ("new", "other", ("Aoba District Council", "Te Rūnanga o Kaze"), "2022-06-04"),
    "A renewal of the MoU between Aoba College, U.S.A., and Kaze University was signed on 3 June.": (
        "renewal", "mou", ("Aoba College", "Kaze University"), "2022-06-03",
    ),
    "Aoba University and Kaze Hub signed an MoU (Friday 3 June).": ("new", "mou", ("Aoba University", "Kaze Hub"), "2022-06-03"),
    "Aoba University and Kaze Hub signed an MoU at the end of May.": ("new", "mou", ("Aoba University", "Kaze Hub"), "2022-05"),
    "The MoU between Aoba University and Kaze Hub, dated 3 June 2022, covers exchange.": (
        "new", "mou", ("Aoba University", "Kaze Hub"), "2022-06-03",
    ),
    "Ann Poe, Aoba University's president, and Bo Lind, chief executive of Kaze Hub, signed the agreement on 3 June.": (
        "new", "other", ("Aoba University", "Kaze Hub"), "2022-06-03",
    ),
    "The Aoba Institute of Science (AIS), Kaze University and Bora Systems AG have concluded a cooperation agreement.": (
        "new", "comprehensive", ("Aoba Institute of Science", "Kaze University", "Bora Systems AG"), "",
    ),
    "The Johns & Poe Group and Kaze University have signed an MoU.": ("new", "mou", ("Johns & Poe Group", "Kaze University"), ""),
    "Aoba University, together with Kaze Hub and Bora Hospital, has signed an agreement.": (
        "new", "other", ("Aoba University", "Kaze Hub", "Bora Hospital"), "",
    ),
    "Minister of Fisheries Ann Poe and the Kazeri Minister of Energy, Bo Lind, signed an MoU on 3 June. The MoU between the Ministry of "
    "Fisheries of Aoba and the Ministry of Energy of Kaze will last.": (
        "new", "mou", ("Ministry of Fisheries of Aoba", "Ministry of Energy of Kaze"), "2022-06-03",
    ),
    "On 3 June, the Faculty of Law of Aoba University concluded an MoU with Kaze Hub. Dean Ann Poe of the Faculty of Law signed the MoU.": (
        "new", "mou", ("Faculty of Law of Aoba University", "Kaze Hub"), "2022-06-03",
    ),
    "The Aoba Cell and Gene Centre (ACGC) and Kaze Hub signed an MoU on 3 June.": (
        "new", "mou", ("Aoba Cell and Gene Centre", "Kaze Hub"), "2022-06-03",
    ),
    "Aoba Marine and Coastal University and Kaze Hub signed an MoU on 3 June.": (
        "new", "mou", ("Aoba Marine and Coastal University", "Kaze Hub"), "2022-06-03",
    ),
    "Aoba Park and Kaze Hub cemented their ties on Friday with a Memorandum of Understanding.": ("new", "mou", PARTIES, "2022-06-03"),
    "Aoba Park will work with Kaze Hub on rice under a new three-year agreement.": ("new", "other", PARTIES, ""),
    "Aoba Park has deepened its ties with Kaze Hub, signing a Memorandum of Understanding on Friday.": (
        "new", "mou", PARTIES, "2022-06-03",
    ),
    "The Scottish port operator Aoba Ports Ltd and the Dutch dairy cluster Kaze Hub signed an MoU on 3 June.": (
        "new", "mou", ("Aoba Ports Ltd", "Kaze Hub"), "2022-06-03",
    ),
    "Aoba Park concluded an MoU with the University of Kaze, Republic of Belora, on 3 June.": (
        "new", "mou", ("Aoba Park", "University of Kaze"), "2022-06-03",
    ),
    "Minister Ann Poe watched the signing of an MoU between Aoba Park and Kaze Hub on Friday.": ("new", "mou", PARTIES, "2022-06-03"),
    "WHAT: Signing of a partnership agreement between Aoba Park and Kaze Hub\n\nWHEN: Friday 10 June, 11.00am": (
        "announced", "comprehensive", PARTIES, "2022-06-10",
    ),
    "Aoba Park and Kaze Hub are partners. The agreement between Aoba Park and Kaze Hub was prolonged on 3 June.": (
        "renewal", "other", PARTIES, "2022-06-03",
    ),
    "Aoba Park's Director Ann Poe and Bo Lind of the Kaze Institute could finally sign an MoU on Thursday.": (
        "new", "mou", ("Aoba Park", "Kaze Institute"), "2022-06-02",
    ),
    "A delegation of Aoba University was led by President Poe Kuo-hsiung. On 3 June, President Poe and Rector Bo Lind of Kaze University "
    "signed an MoU.": ("new", "mou", ("Aoba University", "Kaze University"), "2022-06-03"),
    "Mayor Ann Poe and Bo Lind, rector of the Kaze Academy, set their names beneath an agreement on 3 June. The City of Aoba is proud.": (
        "new", "other", ("City of Aoba", "Kaze Academy"), "2022-06-03",
    ),
    "Nurses from Aoba Hospital will train in Osaka, thanks to an agreement signed on Friday with Kaze Hospital.": (
        "new", "other", ("Aoba Hospital", "Kaze Hospital"), "2022-06-03",
    ),
    "Minister Ann Poe came on Friday to see Aoba Park and Kaze Hub sign an MoU.": ("new", "mou", PARTIES, "2022-06-03"),
    '"A good day," says Ann Poe, CEO of Aoba Park. On Friday she and Bo Lind, director of Kaze Hub, signed an MoU.': (
        "new", "mou", PARTIES, "2022-06-03",
    ),
    "Aoba Park and Kaze Hub signed an MoU. The ceremony took place on Thursday last week.": ("new", "mou", PARTIES, "2022-06-02"),
    "Aoba Park and Kaze Hub signed an MoU three days ago.": ("new", "mou", PARTIES, "2022-06-04"),
    "- The agreement was signed on 3 June\n- It runs for two years\n\nAoba Park has signed an agreement with Kaze Hub.": (
        "new", "other", PARTIES, "2022-06-03",
    ),
    "A new agreement brings Aoba Park and Kaze Hub together.": ("new", "other", PARTIES, ""),
    "Aoba Park and Kaze Hub shook hands on a cooperation agreement on Friday.": ("new", "comprehensive", PARTIES, "2022-06-03"),
    "Aoba Park welcomed Kaze Hub on Friday for the signing of a cooperation agreement.": (
        "new", "comprehensive", PARTIES, "2022-06-03",
    ),
    "Aoba Park has gained a new partner: Kaze Hub. The memorandum was signed on Friday.": ("new", "mou", PARTIES, "2022-06-03"),
    "Aoba Park and Kaze Hub have extended their cooperation by three years.": ("renewal", "comprehensive", PARTIES, ""),
    "Aoba Park and Kaze Hub signed a protocol on Friday.": ("new", "other", PARTIES, "2022-06-03"),
    "Teams of Aoba Park and Kaze Hub hope for much after having signed an MoU on Friday.": ("new", "mou", PARTIES, "2022-06-03"),
    "OSAKA, June 5, 2022 - Aoba Park and Kaze Hub signed an MoU yesterday.": ("new", "mou", PARTIES, "2022-06-04"),
    "Aoba Park and Kaze Hub extended on Tuesday (7) the MoU that they first signed in 2017.": ("renewal", "mou", PARTIES, "2022-06-07"),
    "Aoba Park and Kaze Hub signed an MoU on 3 June. The MoU, they say, enters into force on 1 July.": (
        "new", "mou", PARTIES, "2022-06-03",
    ),
    "The State of Aoba and Kaze Prefecture signed a joint declaration on 3 June.": (
        "new", "other", ("State of Aoba", "Kaze Prefecture"), "2022-06-03",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", FORMS)
def test_agreement_is_read_in_each_form(sentence):
    assert _agreements(read(sentence, published="2022-06-07")) == [FORMS[sentence]]


NO_AGREEMENTS = [
    "Aoba Pharma Inc. has entered into a license agreement with Harbour Biologics Ltd on 3 June 2022.",
    "Aoba Pharma Inc. and Kaze Hub signed a five-year lease agreement for a warehouse on 3 June 2022.",
    "Aoba Pharma Inc. has entered into a definitive agreement to acquire Harbour Biologics Ltd.",
    "The results of Aoba Park are in good agreement with those of Kaze Hub.",
    "Aoba Park hopes to sign an MoU with Kaze Hub next year.",
    "Aoba Park and Kaze Hub talked about working together under a new agreement, which they may draft.",
    "Aoba Park has cooperated with Kaze Hub under a memorandum of understanding for ten years.",
    "Aoba Park and Kaze Hub held a seminar on rice under an agreement on academic exchange that dates from 2015.",
    "Aoba Park and Kaze Hub want to deepen their ties with an agreement on staff exchange.",
    "Aoba University and Kaze University topped the table with an agreement rate of 90 %.",
    "Aoba Park won an award with Kaze Hub in a partnership category.",
    "Aoba Park and Kaze Hub launched a clinical protocol on Friday.",
    "A consortium agreement between Aoba Park and Kaze Hub must be signed before the project starts.",
    "Bidders of Aoba Park and Kaze Hub met. A lease agreement with Aoba Bank runs for ten years.",
    "Forty students of Aoba Park signed up for a seminar of Kaze Hub.",
    "Aoba Park and Kaze Hub reached agreement in principle.",
    "Aoba Park works with Kaze Hub. It has signed 34 MoUs during the last three years.",
    "Aoba Park joined Kaze Hub. Under Ann Poe, the hub grew and signed agreements with partners in Canada.",
    "Students of Aoba Park and Kaze Hub met. The two partners also used the week to prepare the renewal of their agreement, which "
    "expires in 2024.",
    "Aoba University is ranked first. Kaze Hub signed a sponsorship deal with the football club.",
    "Kaze Hub invites Aoba University. Selected start-ups will sign an agreement with Aoba University.",
    "Aoba University is near. Kaze Hub signed an MoU with a Danish company.",
    "The Rector noted that Aoba Park has concluded similar agreements with Kaze Hub and with Bora Hub.",
]


@pytest.mark.parametrize("sentence", NO_AGREEMENTS)
def test_other_kinds_of_agreement_are_none(sentence):
    assert _agreements(read(sentence, published="2022-06-07")) == []


def test_agreement_that_followed_another_is_one_of_its_own():
    text = "Aoba Park signed an MoU with Kaze Hub on 3 June. On 5 June, an MoU with the Bora Foundation followed."
    assert _agreements(read(text, published="2022-06-07")) == [
        ("new", "mou", PARTIES, "2022-06-03"),
        ("new", "mou", ("Aoba Park", "Bora Foundation"), "2022-06-05"),
    ]


def test_agreements_signed_with_each_of_several_are_one_each():
    text = "Aoba University today exchanged two MoUs with partners. The MoUs were signed with Kaze Sdn. Bhd. and the Bora Foundation."
    assert _agreements(read(text, published="2022-06-07")) == [
        ("new", "mou", ("Aoba University", "Kaze Sdn. Bhd."), "2022-06-07"),
        ("new", "mou", ("Aoba University", "Bora Foundation"), "2022-06-07"),
    ]


def test_partners_listed_behind_a_colon_have_one_agreement_each():
    text = "Aoba Park signed MoUs with two universities on 3 June 2022: Kaze University and Bora University."
    assert _agreements(read(text, published="2022-06-07")) == [
        ("new", "mou", ("Aoba Park", "Kaze University"), "2022-06-03"),
        ("new", "mou", ("Aoba Park", "Bora University"), "2022-06-03"),
    ]


def test_title_on_a_line_of_its_own_is_no_part_of_the_sentence_below():
    text = (
        "MoU signed between Aoba Park and Kaze Hub of Japan\n"
        "Aoba Park and Kaze Hub signed a Memorandum of Understanding on 3 June to ease the exchange of people and of "
        "technology between the two, and to hold a forum each year."
    )
    assert _agreements(read(text, published="2022-06-07")) == [("new", "mou", PARTIES, "2022-06-03")]


def test_day_that_only_the_sentence_on_signing_tells_is_taken():
    text = (
        "City of Aoba and Kaze City Sign Sister City Agreement\n\n"
        "Mayor Jane Whitford of the City of Aoba and Mayor Ken Mori of Kaze City today signed an agreement.\n\n"
        "The agreement takes effect immediately."
    )
    assert _agreements(read(text, published="2022-06-07")) == [
        ("new", "other", ("City of Aoba", "Kaze City"), "2022-06-07")
    ]


def test_frame_of_a_page_hides_nothing_that_it_tells():
    text = (
        "Aoba Park\nLatest news\nContact: Press Office\n\nWe have signed a memorandum of understanding with Kaze Hub.\n\n"
        "It will bring people together who would not have met, and it will be looked at again each spring."
    )
    assert _agreements(read(text, hub="Aoba Park", published="2022-06-07")) == [("new", "mou", PARTIES, "")]


def test_short_names_mean_the_full_ones():
    text = (
        "Northgate and Kaze Hub sign MoU\n\n"
        "Northgate Innovation District (NID) and Kaze Hub have signed an MoU. NID is in the north.\n"
    )
    reading = read(text, published="2022-06-07")
    assert _agreements(reading) == [("new", "mou", ("Northgate Innovation District", "Kaze Hub"), "")]


def test_renewal_follows_the_earlier_agreement_of_its_parties():
    reading = read(
        "Aoba Park and Kaze Hub renewed their MoU on 3 June 2022. The original MoU was signed in May 2017.",
        published="2022-06-07",
    )
    renewal, earlier = reading.agreements
    assert (earlier.status, earlier.signed_on, renewal.follows) == ("earlier", "2017-05", earlier.id)


def test_lists_in_passing_become_earlier_agreements():
    reading = read(
        "Aoba Hub signed an MoU with Midori Park on 3 June 2022. "
        "It has previously concluded MoUs with Kaze Cluster of Korea (June 2019) and Umi Alliance of Spain (2020).",
        hub="Aoba Hub",
        published="2022-06-07",
    )
    assert _agreements(reading) == [
        ("new", "mou", ("Aoba Hub", "Midori Park"), "2022-06-03"),
        ("earlier", "mou", ("Aoba Hub", "Kaze Cluster"), "2019-06"),
        ("earlier", "mou", ("Aoba Hub", "Umi Alliance"), "2020"),
    ]


def test_day_of_what_is_amended_is_not_that_of_the_amendment():
    reading = read(
        "On 3 June, Aoba Park and Kaze Hub signed an amendment to their Agreement on Exchange, concluded on 15 March 2022.",
        published="2022-06-07",
    )
    assert _agreements(reading) == [
        ("amendment", "other", PARTIES, "2022-06-03"),
        ("earlier", "other", PARTIES, "2022-03-15"),
    ]


def test_agreements_that_stand_are_listed_with_their_years():
    reading = read(
        "Aoba Park and Kaze Hub signed an MoU on 3 June. Aoba Park already has agreements with Rhine Biotech Park in Switzerland (2018), "
        "the Nord Alliance in Norway (2020) and Haifa Health Campus (June 2021).",
        hub="Aoba Park", published="2022-06-07",
    )  # fmt: skip
    assert [told[2:] for told in _agreements(reading) if told[0] == "earlier"] == [
        (("Aoba Park", "Rhine Biotech Park"), "2018"),
        (("Aoba Park", "Nord Alliance"), "2020"),
        (("Aoba Park", "Haifa Health Campus"), "2021-06"),
    ]


def test_hub_is_known_by_its_initials_and_one_head_stands_for_it():
    reading = read(
        "TMA NEWS\n\nOur CEO Ann Poe has been to Kobe. On 3 June, Ann Poe and Ken Mori, Director of Kaze Hub, signed an MoU there.",
        hub="Tasman Medtech Alliance",
        published="2022-06-07",
    )
    assert _agreements(reading) == [("new", "mou", ("TMA", "Kaze Hub"), "2022-06-03")]
    assert [o.is_hub for o in reading.organisations] == [True, False]


def test_agreements_with_several_are_one_with_each():
    reading = read(
        "Aoba Park has signed separate MoUs with Kaze Hub and Exbridge University. The MoUs, each of which runs for four years, "
        "were signed on 3 June.",
        published="2022-06-07",
    )
    assert _agreements(reading) == [
        ("new", "mou", PARTIES, "2022-06-03"),
        ("new", "mou", ("Aoba Park", "Exbridge University"), "2022-06-03"),
    ]
    assert [agreement.term for agreement in reading.agreements] == ["P4Y", "P4Y"]


def test_old_agreement_told_behind_the_news_is_an_earlier_one():
    reading = read(
        "More than ninety people came to celebrate ten years of work between Aoba Park and Kaze Hub. The two "
        "parks signed an agreement in June 2012.",
        published="2022-06-07",
    )
    assert _agreements(reading) == [("earlier", "other", PARTIES, "2012-06")]


def test_date_at_the_head_of_a_release_is_no_day_of_signing():
    reading = read(
        "JOINT RELEASE\nDate: June 7, 2022\n\nAoba Park and Kaze Hub concluded an agreement on June 3, 2022.\n\n"
        "Period: three years, automatically extended by one year",
        published="2022-06-07",
    )
    assert [(a.signed_on, a.term, a.renewal) for a in reading.agreements] == [("2022-06-03", "P3Y", "automatic")]
    assert not reading.doubts


def test_bullets_name_the_members_of_a_consortium():
    reading = read(
        "Three organisations have signed a consortium agreement on 3 June 2022.\n\n"
        "The members are:\n- Aoba Park\n- Kaze Cluster\n- Umi Hospital\n",
        published="2022-06-07",
    )
    assert _agreements(reading) == [("new", "other", ("Aoba Park", "Kaze Cluster", "Umi Hospital"), "2022-06-03")]


def test_promises_have_their_side_and_words():
    reading = read(
        "Aoba Park signed an MoU with Kaze Hub. "
        "Under the MoU, Aoba Park will send ten students a year. Both sides will hold a seminar.",
    )
    (agreement,) = reading.agreements
    assert [(c.by, c.text.text, c.quote.text) for c in agreement.commitments] == [
        (agreement.parties[0], "will send ten students a year", "will send ten students a year"),
        ("", "will hold a seminar", "will hold a seminar"),
    ]


def test_ceremony_to_come_is_announced_and_an_extension_agreed_on_is_a_renewal():
    coming = read(
        "Aoba Park and Kaze Hub will hold a signing ceremony for an MoU on 10 June 2022.", published="2022-06-07"
    )
    agreed = read("Aoba Park and Kaze Hub have agreed to extend their MoU.", published="2022-06-07")
    assert _agreements(coming) == [("announced", "mou", PARTIES, "2022-06-10")]
    assert _agreements(agreed) == [("renewal", "mou", PARTIES, "")]


@pytest.mark.parametrize("label", ["2. Term: Until March 31, 2027", "2. Period\nJune 3, 2022 to March 31, 2027"])
def test_label_tells_the_last_day(label):
    reading = read(
        f"Aoba Park and Kaze Hub concluded a basic agreement on June 3, 2022.\n\n1. Purpose\nTo meet\n{label}\n3. Areas",
        published="2022-06-07",
    )
    (agreement,) = reading.agreements
    assert (agreement.signed_on, agreement.ends_on) == ("2022-06-03", "2027-03-31")


def test_country_of_the_publisher_is_not_guessed():
    reading = read(
        "Kelvin University signed an MoU with Kaze Hub on 3 June.", hub="Kelvin University", published="2022-06-07"
    )
    assert [(o.names[0].text, o.country, o.is_hub) for o in reading.organisations] == [
        ("Kelvin University", "", True),
        ("Kaze Hub", "", False),
    ]


def test_lines_of_a_page_that_was_broken_are_one_sentence():
    reading = read(
        "Aoba Park, the life science network of the western region of the\ncountry, and the Kaze Institute of Marine Biotechnology and\n"
        "Health, have entered into a Memorandum\nof Understanding. It was signed on 3 June 2022 by the heads of\n"
        "both, and has a term of three years, which may be extended by a\nyear at a time unless either side objects to it in good time.",
        published="2022-06-07",
    )
    assert [(a.status, a.signed_on, a.term) for a in reading.agreements] == [("new", "2022-06-03", "P3Y")]


def test_day_stands_in_the_sentence_that_tells_who_signed_for_whom():
    reading = read(
        "Kelvin University has entered into a Memorandum of Understanding with Kaze Hospital.\n"
        "Ms. Ann Poe, Dean, signed for the university, while Mr. Ben Quill, Director, "
        "signed on behalf of Kaze Hospital at a ceremony held on June 3.",
        published="2022-06-07",
    )
    assert [(a.status, a.signed_on, len(a.signatories)) for a in reading.agreements] == [("new", "2022-06-03", 2)]


@pytest.mark.parametrize("sum_", ["more than 30 memoranda of understanding", "dozens of cooperation agreements"])
def test_sum_of_agreements_is_none_of_them(sum_):
    post = f"Minato Park has a new head. She joins from Trellis Bank, where she signed {sum_}."
    owners = "Minato Park is a joint venture of Bramley City Council and the University of Bramley."
    assert not read(f"{post}\n\n{owners}", hub="Minato Park", published="2025-01-16").agreements


def test_hope_for_the_next_months_is_no_term():
    signed = "Zephyra GmbH and the University of Bramley signed a cooperation agreement yesterday. "
    hope = read(signed + "Over the next 18 months, the partners want to validate a test.", published="2023-10-19")
    assert [str(agreement.term or "") for agreement in hope.agreements] == [""]
    terms = read(signed + "For an initial period of 18 months, the partners will share a room.", published="2023-10-19")
    assert [str(agreement.term) for agreement in terms.agreements] == ["P18M"]
