"""The words that show what an article is about, for the test in ``_topics``.

For each topic that is no public affair: words that nearly prove it, and words that only go with it. Words
that war and sport, diplomacy and the stage share (attack, siege, truce, troops) are in none of the lists.
"""

__all__ = ["AFFAIRS", "AFFAIRS_WEAK", "PROOFS", "SIGNS"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that nearly prove a topic, as nouns, names or adjectives.
PROOFS = {
    "sport": _words(
        """
        athlete athletics backhand badminton bantamweight baseball basketball batsman batter
        biathlon birdie bogey bowler boxer breakpoint bullpen bundesliga caddie caddy checkmate
        chess cricket crossbar curling cyclist darts decathlon deuce dressing-room dribble
        equaliser equalizer faceoff fairway featherweight fifa fly-half flyhalf follow-on
        football footballer forehand free-kick fullback goalkeeper goalless goalmouth goalpost
        goaltender golfer grand-prix grandmaster gymnast gymnastics half-time halfback halftime
        handball hat-trick heavyweight helmsman hockey home-run homer hurdler inning innings
        jockey judo karate kick-off kickoff knockout lacrosse laliga ligue linebacker linesman
        marathon matchpoint medalist medallist middleweight midfielder mlb motogp nba netball
        nfl nhl odi off-break offside peloton pitcher playoff podium premiership quarter-final
        quarterback quarterfinal racecourse racket racquet referee regatta relegation rower
        rugby scoreline scorer scrum semi-final semifinal shoot-out shootout shortstop skater
        skier slalom slam-dunk snooker soccer softball southpaw spinner sprinter striker sumo
        swimmer team-mate teammate tennis tie-break tiebreak touchdown touchline triathlon uefa
        umpire uppercut volleyball wicket wimbledon winger wrestler wrestling yacht yachtsman
        yorker
        """
    ),
    "arts": _words(
        """
        actress altarpiece animation aria auditorium bafta ballerina ballet baritone baroque
        bassist bassoon biennale blockbuster bollywood box-office brushwork cabaret cannes
        canvas cartoonist cellist cello choir choreographer choreography chorus cinema
        cinematographer clarinet comedy comic composer concerto costume-drama cubist curator
        dancer dramatist drummer emmy emmys encore engraving episode etching film filmmaker
        flute fresco gallery grammy grammys guitar guitarist hardback heroine hollywood
        impressionist jazz libretto lyric lyrics masterpiece matinee melody memoir mezzo
        mini-series miniseries movie novel novelist oboe opera operetta orchestra oscars painter
        painting palette paperback philharmonic pianist piano playwright poem poet poetry
        premiere prequel protagonist quartet rapper rehearsal renaissance screenplay
        screenwriter sculptor sculpture sequel singer sitcom sonata songwriter sonnet soprano
        soundtrack subtitle symphony theater theatre thriller trailer trombone trumpet trumpeter
        tuba villain violin violinist watercolor watercolour
        """
    ),
    "kitchen": _words(
        """
        anchovy aubergine bacon bake barista basil biscuit boil brewer brewery broth cabbage
        cake caper casserole cheddar cheese cheesemaker chickpea chili chilli cinnamon cocktail
        cod cookie coriander courgette creamy crispy cuisine cumin custard delicious dessert
        dough dumpling espresso flavor flavour fry frying-pan garlic gastronomy gourmet knead
        lard lentil marinade mayonnaise mushroom mustard noodle onion oregano oven paprika
        parsley pasta pastry pepper pinch pint pudding recipe restaurateur risotto roast
        rosemary salmon sauce saucepan sausage saute savory savoury simmer sommelier soup steak
        stew tablespoon tasty teaspoon thyme tomato truffle vanilla vinegar vintage whisk
        yoghurt yogurt yolk zest zucchini
        """
    ),
    "garden": _words(
        """
        allotment annuals aphid beetroot bindweed bloom blossom botanical botanist compost
        daffodil dahlia dandelion flowerbed foliage garden gardener gardening geranium germinate
        greenfly greenhouse horticultural horticulture knotweed lavender lettuce mower mulch
        peony perennial petal pollinator potting prune pruning radish rhubarb secateurs seedling
        shrub slug snail topsoil transplant trowel tulip watering-can weedkiller
        """
    ),
    "animals": _words(
        """
        alligator ant anthill baboon badger bee beehive beetle birdwatcher butterfly cheetah
        chick chimp chimpanzee cockerel crab crocodile crow dolphin donkey duckling feather foal
        geese giraffe gorilla gull hamster hare hatchling hedgehog hippo hornet hound jellyfish
        kangaroo kestrel kitten koala labrador leopard lizard lobster magpie mare mating meerkat
        monkey moth octopus orangutan ornithologist otter owl panda parrot penguin pigeon
        plumage poodle rabbit rhino rooster sparrow squirrel stallion stork swan terrier
        tortoise turtle vet veterinarian walrus wasp weasel zoo zookeeper
        """
    ),
    "weather": _words(
        """
        anticyclone barometer blizzard celsius drizzle fahrenheit forecaster heatwave humidity
        isobar meteorological meteorologist overcast puddle rainfall sleet snowfall sunburn
        sunshine thaw thunderstorm
        """
    ),
    "science": _words(
        """
        alzheimer antibody archaeologist asteroid astronaut astronomer astrophysicist bacteria
        bacterium biologist boson carcinoma chemist chromosome collider comet cosmonaut dementia
        diabetes dinosaur electron enzyme fossil fungus galaxy gene geneticist genome hominid
        immunologist insulin leukaemia leukemia lymphocyte mammoth meteorite mice microbe
        microscope molecule neanderthal nebula neuron neuroscientist neutrino oncologist
        palaeontologist paleontologist peptide photon physicist placebo protein proton quark
        receptor researcher scientist sclerosis spacecraft steroid supernova synapse telescope
        trilobite tumor tumour vaccine-trial virologist zoologist
        """
    ),
    "business": _words(
        """
        advertiser automaker bidder bourse brokerage buyout cac carmaker chipmaker dax
        discounter dividend ebitda ftse grocer hedge-fund ipo marketer nasdaq nikkei quarterly
        rebrand retailer shareholder start-up startup stoxx supermarket takeover topix
        treasuries underwriter venture-capital
        """
    ),
    "technology": _words(
        """ hex
        android avatar bluetooth console earbud emoji firmware gadget gameplay gamer gaming
        handset ipad iphone joystick megapixel multiplayer nintendo pixel playstation respawn
        selfie smartphone smartwatch streaming tablet touchscreen videogame wi-fi widescreen
        xbox
        """
    ),
    "fashion": _words(
        """
        accessory blouse cardigan catwalk couture couturier denim fashion gown hairdresser
        hairstyle handbag hemline knitwear lipstick mascara perfume runway-show satin sequin
        skirt stiletto supermodel trousers tuxedo tweed velvet
        """
    ),
    "travel": _words(
        """
        backpacker camper cruise-ship guesthouse guidebook hiker hiking inn innkeeper itinerary
        picnic postcard promenade rambler rucksack scenery sightseeing snorkel souvenir sunbathe
        tavern trekking waterfall
        """
    ),
    "festival": _words(
        """
        bagpipe bridegroom carnival confetti fairground folk-dance folklore maypole nativity
        nostalgia pageant pancake reveler reveller santa
        """
    ),
    "language": _words(
        """
        adjective adverb anagram apostrophe cliche comma consonant crossword etymology grammar
        idiom lexicographer noun pronoun proverb semicolon slang solver spelling synonym verb
        vowel
        """
    ),
    "obituary": _words(
        """
        autobiography bequeath grandchild grandchildren granddaughter schoolboy schoolgirl
        widower
        """
    ),
    "motoring": _words(
        """
        accelerator audi bentley bhp bmw bodywork bumper cabriolet carburetor carburettor
        chassis clutch cylinder dashboard diesel driveshaft ferrari gearbox hairpin hatchback
        headlamp headlight horsepower hubcap jaguar lamborghini mercedes motorbike motorcycle
        motorist petrol porsche renault saloon scooter sidecar skoda torque toyota turbocharged
        turbocharger tyre volvo windscreen windshield
        """
    ),
    "home": _words(
        """
        attic bathroom bedroom bookshelf bungalow carpenter cellar conservatory cushion
        decorator dishwasher duvet estate-agent freehold freezer fridge ironing joiner kettle
        landlord laundry leasehold loft mattress mortgage pillow plumber plumbing rectory sofa
        tenant upholstery vacuum wallpaper wardrobe
        """
    ),
    "family": _words(
        """
        babysitter bedtime birthday breastfeed diaper father-in-law godmother grandma grandpa
        granny homework kindergarten lullaby midwife mother-in-law nanny nappy pajamas
        playground porridge potty pram puberty pushchair pyjamas sock socks stepmother tantrum
        teenager toddler
        """
    ),
    "games": _words(
        """
        angler angling backgammon bait bidding blackjack carp checkers chessboard croupier
        declarer dice doll draughts fly-fishing jackpot jigsaw kibitzer lego lure marbles mattel
        monopoly no-trump philatelist playmobil poker puzzle quiz quizmaster reel rod roulette
        salmon scrabble skateboard teddy toy toymaker trivia trout yo-yo
        """
    ),
    "wine": _words(
        """
        ale bordeaux bouquet bourbon brewing burgundy cabernet cellar champagne chardonnay
        claret corkscrew decanter distillery grape lager malt merlot pinot prosecco riesling
        rioja rum sauvignon shiraz stout tannin vine vineyard vintage vintner vodka whiskey
        whisky winemaker
        """
    ),
    "building": _words(
        """
        architect architectural architecture atrium bauhaus brutalist cornice courtyard facade
        gargoyle glazing librarian modernist palladian pavilion postmodern reading-room
        skyscraper spire staircase townhouse
        """
    ),
    "school": _words(
        """
        a-level blazer campus classroom dormitory exam examination freshman gcse grades
        graduation headmaster headmistress prefect prom pupil schoolteacher sophomore
        spelling-bee timetable undergraduate
        """
    ),
}

# Words that go with a topic, but not with it alone.
SIGNS = {
    "sport": _words(
        """
        ace ball bat beat bench bishop board bout boxing bronze captain champion championship
        championships club coach comeback corner court cross crowd cup debut defeat defender
        derby draw fan field final fitness fixture fold formula game goal gold half header
        hooker injury jab jersey kick king knight lap league lob lock loss manager match medal
        olympic olympics open opener opponent over pass pawn penalty pitch play player promotion
        prop puck putt queen race racer ranking rebound rider ring rook round run runs sailing
        score scoring season seed serie serve session set shot sideline silver slam slip
        spectator sprint squad stadium stage substitute supporter tackle team tee tie title tour
        tournament training transfer trophy try victory volley whistle win
        """
    ),
    "arts": _words(
        """
        act actor album alto angel animator applaud applause art artist auction audience author
        band book broadcast broadway camera cast channel chapter character collector commission
        concert conductor contralto critic curtain dance director documentary drama draw empress
        exhibit exhibition genre gold gothic hero image laugh line monologue museum music
        musical note oscar paint panel perform performance picture piece plot portrait press
        print prize publisher reader review role scene score screen script sculpt seat series
        show song stage star story string studio television tenor ticket tragedy tune tv viewer
        viola voice writer
        """
    ),
    "kitchen": _words(
        """
        barrel beef beer bitter bottle bowl bread breakfast butter chef chicken chop cook cream
        cup dinner dish drink dry-fry eat egg fish flame flour fork gin ginger glass grill heat
        hungry ingredient kitchen knife lamb leek lemon lime lunch meal menu milk olive pan
        plate pork pot potato restaurant rice salt serve slice smoked sour spice spoon stir
        sugar supper sweet sweetness taste tender wine
        """
    ),
    "garden": _words(
        """
        ash autumn bean bulb copper dawn dig dusk flower grass grow hedge hole ivy lawn leaf
        leaves moss neighbor neighbour nursery orchard pear pest plant pot rake root rose seed
        shade soil sow spring summer sun tree weed winter
        """
    ),
    "animals": _words(
        """
        animal beak bear beaver bird breed cage cat chimney claw cub cuckoo dog duck eagle egg
        elephant enclosure falcon feed flock forest fox fur goose habitat hawk hen herd intruder
        keeper lion lioness litter mate mole mosquito nest pack pair paw pond pony predator
        puppy python raven rescue ring robin seal shark snake species spider spring tail tiger
        tree whale wildlife wing wolf wolves
        """
    ),
    "weather": _words(
        """
        afternoon air atlantic breeze cloud cold cool cyclone degree dry evening fog forecast
        front frost gust hail heat highs hot lows mist rain shower snow spell storm sun
        temperature thunder umbrella warm weather wet wind
        """
    ),
    "science": _words(
        """
        antibiotic atom author battery biology blood body brain cell chemistry clinical crust
        discovery disease doctor earth energy engineer experiment gas gravity hormone hypothesis
        image immune infection instrument journal kilometer kilometre lab laboratory lander
        light mission mouse mutation nerve orbit orbiter particle patient physics planet probe
        publish rat result rover sample sheath signal skin space species study surface test
        theory tissue treatment trial vaccine virus
        """
    ),
    "business": _words(
        """
        acquisition advertising analyst bank barrel bid billion board brand brewer broker chain
        chief close consumer cost currency customer cut deal dollar earnings economist euro
        exchange executive firm forecast franchise gain gold index investment investor margin
        market marketing merge merger million offer oil outlet outlook pence percent pound price
        product profit quarter revenue rival sale sales share shop spending stake stock stocks
        store strategist supplier trader turnover unicorn yen
        """
    ),
    "technology": _words(
        """
        app apps battery browser cable camera campaign charger chip computer copy device digital
        download feature fingerprint game games headset hex inch internet keyboard laptop launch
        market model online patch phone player processor review screen software studio update
        usb user version watch
        """
    ),
    "fashion": _words(
        """
        black boots buyer coat collar collection color colour cotton cut dance designer dress
        fabric gray grey hat heel hem jeans jewel label leather model pair pink red season shoe
        show silk sleeve style suit tailor tailoring waist wear white wool
        """
    ),
    "travel": _words(
        """
        beach boat brandy campsite caravan cash cathedral climb coffee dusk guide hike holiday
        hostel hotel lunch mountain nod path piazza resort sea suitcase summer sunset tourist
        train travel traveler traveller trek trip vacation valley view vineyard visitor walk
        """
    ),
    "festival": _words(
        """
        advent annual bishop bonfire bride cart celebrate celebration christmas church cod crowd
        dance drum duke easter eye feast feather festival fireworks float guard hat lantern lent
        mask medieval mock monday music pilgrim pole priest procession saint sunday throw
        tradition traditional visitor wedding wine
        """
    ),
    "language": _words(
        """
        century clue column columnist cookie dialect dictionary dutch english expression
        language letter metaphor page phrase pronounce pun reader sentence speak translate
        translation welsh word write
        """
    ),
    "obituary": _words(
        """
        aged born brother career childhood daughter encore fame famous father friend grandson
        grow husband life love marriage marry memoirs memory mother remember school sister son
        survive widow wife
        """
    ),
    "motoring": _words(
        """
        bend bonnet boot brake car corner drive driver engine fast fuel garage leather liter
        litre luggage model mountain price screen seat speed test wheel
        """
    ),
    "home": _words(
        """
        buyer cash cottage furniture garden kitchen neighbor neighbour paint price pub rent
        retired roof sale sell survey vendor window
        """
    ),
    "family": _words(
        """
        angel baby bathroom breakfast brother child chocolate dad daughter family father holiday
        hug husband kid lock love mom mother mum sister sleep son toy weekend wife
        """
    ),
    "games": _words(
        """
        ace answer applause beat board card castle catch champion club diamond fair final fish
        game heart helmet jack kilo pair partner play player princess queen question river round
        spade team title train trick troll win wooden
        """
    ),
    "wine": _words(
        """
        barrel bottle cork critic drink exporter glass grower harvest oak picker red score shelf
        style sun taste white wine
        """
    ),
    "building": _words(
        """
        annual building concrete cube design desk floor glass hall jury library light prize
        square stairs station student style tower white
        """
    ),
    "school": _words(
        """
        boy captain chips class final girl homework learn lesson question quiz student table
        teacher team victor
        """
    ),
}

# What public affairs are told with: seldom borrowed by other topics, and borrowed more often.
AFFAIRS = _words(
    """
    abduct airstrike ambassador annex annexation artillery asean asylum atrocity autonomy bilateral
    bribery cabinet cease-fire ceasefire chancellor checkpoint civilian congressman constitution
    constitutional consul consulate corruption coup curfew decree demonstration demonstrator
    denuclearisation deportation detainee diplomat diplomatic disarmament dissident ecowas election
    electoral embargo embassy envoy eu extradite extradition gendarme genocide government governor
    guerrilla gunman hostage humanitarian iaea icc imf impeachment indictment insurgency insurgent
    jihadist junta kremlin lawmaker lawsuit legislator legislature mayor migrant militant minister
    ministry mortar multilateral nato nonproliferation ombudsman opec osce paramilitary parliament
    peacekeeper peacekeeping pentagon policeman premier prosecutor protester ransom referendum
    refugee secession secretary-general senator separatist separatists shelling sovereignty
    spokesman spokesperson spokeswoman tariff terror terrorism terrorist tribunal un unesco unhcr
    unicef verdict voter warplane warship wounded
    """
)
AFFAIRS_WEAK = _words(
    """
    ambush authority boycott evacuate export gunboat hacker import invasion looter naval navy rally
    accord agreement aid army arrest ban bill bomb bomber border charge commission condemn convict
    council court crime defence defense democracy deploy detain district drone foreign human jail
    judge kill kurdish law leader military minority missile nation negotiation nuclear official
    opposition peace police political politician president prison prisoner protest province rebel
    regime relief republic rights sanction security sentence soldier state statement strike summit
    talks treaty troop victim violence vote war weapon withdraw wound
    """
)
