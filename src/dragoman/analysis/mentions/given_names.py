"""The gender that a given name tells, for pronouns: only names that are given to one sex alone in French news."""

from __future__ import annotations

from dragoman.language.folding import fold

_WOMEN = """
    adele agathe agnes aicha aissatou alexandra alice aline alison amelie amina anais andrea angela angelique anita anna
    anne annick annie apolline ariane armelle audrey aurelie aurore barbara beatrice benedicte berengere bernadette
    brigitte carla carole caroline catherine cecile celine chantal charlotte christelle christiane christine claire
    clara clarisse clemence clementine clotilde colette corinne cristina cynthia danielle daphne deborah delphine diana
    diane dominika edith edwige elena eleonore elisabeth elise eliane ella elodie emilie emma emmanuelle estelle esther
    eva eve evelyne fabienne fadila fanny fatima fatou federica fiona flavie flora florence floriane francoise gabrielle
    genevieve ghislaine gisele hanna helene henriette hillary ines ingrid irene isabelle jacqueline jeanne jennifer
    jessica joelle josephine josiane judith julia julie juliette justine karine karen kate katherine khadija kristina
    laura laure laurence lea leila lena leonie liliane lina linda lisa louise lucie lucile ludivine lydie madeleine
    magali manon margaret margaux margot marguerite maria mariam mariama marianne marie marielle marina marine marion
    marthe martine maryse mathilde melanie melissa michele michelle mireille monica monique muriel murielle myriam nadege
    nadia nadine najat nancy natacha natalia nathalie nicole nicola noemie odile olga oumou pascale patricia paula
    pauline penelope priscilla rachel rachida raphaelle raymonde rebecca regine renee rita rosa rosalie rose roxane
    sabine sabrina safia salome samantha samira sandra sandrine sara sarah severine simone sofia solange solene sonia
    sophia sophie stephanie susan suzanne sylvia sylvie tatiana theresa therese valentine valerie vanessa vera veronique
    victoire victoria viviane yasmine yolande yvette yvonne zoe
"""
_MEN = """
    abdallah abdou abdoulaye abel adam adama adrien ahmad ahmed alain alassane albert alejandro aleksandr alexandre
    alexei alexis alfred ali alphonse amadou ambroise andre andreas andrew anthony antoine antonio antony aristide
    armand arnaud arthur auguste augustin aurelien barack bashar bachar bastien benjamin benoit bernard bertrand bilal
    bill boris boubacar brice bruno carlos cedric cesar charles cheikh christian christophe cyril cyrille damien daniel
    david denis didier dieudonne dimitri dmitri donald douglas edouard edward eduardo elie emile emmanuel enrique eric
    ernest erwan etienne eugene evariste fabien fabrice felix ferdinand fernando florent florian francesco francis
    francisco franck francois frank frederic gabriel gael gaetan gaspard gauthier geoffroy george georges gerald gerard
    germain ghislain gilbert gilles gregoire gregory guillaume gustave guy hamid hassan henri henry herve hubert hugo
    hugues ibrahim ibrahima idriss igor ilham ismael issa ivan jack jacques james jean jeremie jeremy jerome joachim joao
    joe john jonathan jorge jose joseph joshua juan jules julien justin karim kevin kofi lamine laurent leo leon leonard
    leopold lionel loic louis luc luca lucas lucien ludovic luis luigi mahamadou mahamat mahmoud malik mamadou manuel marc
    marcel marco mario mark martin mathieu matteo matthieu maurice max maxime mehdi michael michel miguel mikhail
    mohamed mohammed moussa mustapha nicolas noel norbert olaf olivier omar oscar oumar ousmane pablo pascal patrice
    patrick paul pedro peter philip philippe pierre quentin rachid raphael raul raymond recep reginald remi remy renaud
    rene ricardo richard robert roberto robin rodolphe roger roland romain romuald ronald sacha salah salif samuel
    sebastien serge sergei sergio simon souleymane stanislas stefan stephane steve steven sylvain tarek theo theodore
    theophile thibault thibaut thierry thomas tim tom tony valentin valery victor viktor vincent vladimir walter
    wilfried william willy xavier yacouba yann yannick yassine youssef yves yvan zakaria
"""
_GENDERS = dict.fromkeys(_MEN.split(), "m") | dict.fromkeys(_WOMEN.split(), "f")


def gender_of_given_name(name: str) -> str:
    """«m», «f», or empty when the first of a name's words tells neither; a lone word may be a surname and tells nothing."""
    words = fold(name).replace("-", " ").split()
    if len(words) < 2:
        return ""
    return _GENDERS.get(words[0], "")
