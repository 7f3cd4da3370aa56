"""Words that grade without saying what for, and the words that they are said of."""

VAGUE = frozenset(
    """
    acceptable adequate adequately amazing appropriate appropriately average awesome bad badly basic basically
    brilliant clear clearly competent competently correct correctly decent deep deeply detailed effective
    effectively excellent excellently exceptional fair fairly fine full fully good great impressive insufficient
    limited mediocre moderate nice outstanding partial partially poor poorly proper properly reasonable reasonably
    relevant satisfactory solid some sound strong strongly sufficient sufficiently superb thorough thoroughly
    unclear unsatisfactory vague vaguely weak weakly well wrong
    """.split()
)
# With vague words they are all of a text that tells nobody what to look for.
GENERIC = frozenset(
    """
    ability answer answers approach aspect aspects candidate clarity communication concept concepts content covers
    demonstrates demonstration depth describes description detail details discusses evidence example examples
    explains explanation explanations flow gives grasp idea ideas insight issue issues job knowledge lacks level
    organisation organised organization organized overall performance person point points presents provides quality
    question questions reasoning response responses shows skill skills structure structured style subject that topic
    topics understanding understands use uses using work
    """.split()
)
