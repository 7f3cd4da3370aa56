"""The word lists that the rules for fillers and hedges read."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


HESITATIONS = _listed("um umm ummm uh uhh uhm er err erm hm hmm mm mmm ah eh")

# Words that start a clause: after a discourse marker, they show that the sentence proper begins.
SUBJECTS = _listed(
    """
    i we you he she it they this there these those nobody everybody everyone everything somebody people the a my our i'm
    i'd i'll i've we're we'd we'll we've you're you'd you'll you've he's she's it's it'd it'll they're they'd
    they've that that's there's what what's
    """
)
PRONOUNS = SUBJECTS - _listed("the a my our this these those people that what")
CONJUNCTIONS = _listed("and but because cause or then")
BE = _listed(
    "is was are were am be been being it's that's he's she's there's i'm we're you're they're what's isn't wasn't"
)
PERSONS = _listed("i we he she they you i'm we're he's she's they're you're")
HAVE = _listed("have has had having got get gets need needs used use uses took takes i've we've they've you've")
PREPOSITIONS = _listed("in for of with at by from on after about into over within until around")
DETERMINERS = _listed("a an the this these my our their some one no")
CONTRASTS = _listed("but although though thought expected expecting contrary instead however not whether what how if")
NEGATIONS = _listed("no not never wait nope scratch sorry")
AUXILIARIES = _listed(
    """
    is are was were am do does did can could would will should may might must have has had isn't aren't wasn't
    weren't don't doesn't didn't can't couldn't wouldn't won't
    """
)

QUANTITIES = _listed(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half twice double maybe probably
    roughly around
    """
)
LARGE_NUMBERS = _listed("hundred thousand million billion dozen couple few bunch lot ton third quarter")
INTENSIFIERS = _listed(
    """
    really super very totally completely literally basically actually kinda sorta insanely extremely incredibly
    crazy only almost barely
    """
)
OUTCRIES = _listed("no yes yeah yep okay ok wait why what oh hey wow hmm um uh sure nope whoa well right")
# What `like` compares after, even where a number or a degree follows.
COMPARISON_HEADS = _listed(
    """
    look looks looked looking sound sounds sounded feel feels felt seem seems seemed seeming act acts acted
    behave behaves behaved work works worked treat treats treated smell smells taste tastes something anything
    nothing things thing stuff someone more less much just exactly not would would've i'd we'd they'd he'd she'd
    you'd
    """
)
COMMON_VERBS = _listed(
    """
    add ask build call change check compute cut do drop feed find fit freeze get give go have help hold increase
    keep learn leave log lower make move pick plot predict pull push put read reduce remove retrain run sample
    save say scale see send set show shrink skip split start stop sum take tell test think train try tune turn
    use wait work
    """
)
MODALS = _listed(
    "to can could should will must might may gonna wanna can't couldn't shouldn't won't i'll we'll you'll you we i they"
)
ADVERBS_AND_PASTS = _listed(
    """
    never always just already even still barely had were was did didn't don't doesn't could couldn't can't would
    tried kept used got went said started forgot looked took wrote wanted needed made ran
    """
)

# Words before `kind of` that make it a noun: this kind of, a new kind of.
NOUN_OPENERS = _listed(
    """
    a an the this that these those what which whatever any some every each no one same another other different
    new old certain particular specific special first second third fourth next last only best worst wrong whole
    rare common usual main typical similar simple single strange odd weird funny nice good bad better worse
    great simplest easiest hardest commonest rarest two three four many several few all both most more either
    neither his her its my our your their whose unique basic general standard modern classic clever dangerous
    subtle harmful useful right correct exact very own
    """
)
# `that kind of` before one of these is a hedge on a verb: that kind of makes sense.
VERBS_AFTER_THAT = _listed(
    """
    is was does did gets got goes went makes made means meant works worked looks looked feels felt gives gave
    helps helped shows showed explains explained defeats defeated breaks broke depends depended kills ruins
    ruined solves solved fixes fixed hurts misses sums became becomes comes came changes changed happens
    happened sounds seems turns turned
    """
)
LIMITS = _listed(
    """
    identical equal equivalent zero free impossible random constant useless sound right wrong correct true flat
    independent nothing none no worthless dead over indistinguishable unchanged linear normal
    """
)
VOICE_VERBS = _listed(
    "say mention add think want wanted feel note point emphasise clarify quickly briefly start jump ask like go wonder"
)
SPEAKERS = _listed("i i'd i'll we we'd we'll me would will can could wanna")
