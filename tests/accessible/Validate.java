import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Validates PDF files with veraPDF against PDF/UA-1 and PDF/A-2a.
 *
 * <p>{@code Validate FILE…} wants every file to keep both standards. {@code Validate --broken FILE…} wants every
 * file to break the one that its name begins with, {@code ua1-} or {@code 2a-}: a validator that passes
 * everything proves nothing. The profiles are read here, because the bundle of the engine has no reader of its own.
 */
public final class Validate {
    /** A file that cannot be read proves nothing either way. */
    private static final String UNREAD = "it cannot be read: ";

    private static final String[] STANDARDS = {"ua1", "2a"};

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        VeraGreenfieldFoundryProvider.initialise();
        List<String> files = new ArrayList<>(List.of(arguments));
        boolean broken = files.remove("--broken");
        int wrong = 0;
        int right = 0;
        for (String standard : STANDARDS) {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
            ValidationProfile profile = profile(flavour, standard);
            for (String file : files) {
                if (broken && !new File(file).getName().startsWith(standard + "-")) {
                    continue;
                }
                Set<String> faults = faults(flavour, profile, file);
                boolean unread = faults.stream().anyMatch(fault -> fault.startsWith(UNREAD));
                if (faults.isEmpty() == broken || unread) {
                    wrong++;
                    System.out.println("WRONG " + standard + " " + file);
                    faults.forEach(fault -> System.out.println("    " + fault));
                } else {
                    right++;
                    if (broken) {
                        System.out.println("refused as it must be: " + file + ": " + faults.iterator().next());
                    }
                }
            }
        }
        System.out.println((broken ? "broken files refused: " : "files that keep a standard: ") + right + ", wrong: " + wrong);
        System.exit(wrong == 0 && right > 0 ? 0 : 1);
    }

    /** What a file breaks, each rule once. */
    private static Set<String> faults(PDFAFlavour flavour, ValidationProfile profile, String file) {
        Set<String> faults = new TreeSet<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, 50, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion check : result.getTestAssertions()) {
                if (check.getStatus() == TestAssertion.Status.FAILED) {
                    RuleId rule = check.getRuleId();
                    faults.add(rule.getClause() + "-" + rule.getTestNumber() + ": " + check.getMessage() + " at "
                            + check.getLocation().getContext());
                }
            }
            if (faults.isEmpty() && !result.isCompliant()) {
                faults.add("it does not comply");
            }
        } catch (Exception problem) {
            faults.add(UNREAD + problem);
        }
        return faults;
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String standard) throws Exception {
        String name = standard.equals("ua1") ? "PDFUA-1.xml" : "PDFA-" + standard.toUpperCase() + ".xml";
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root;
        ClassLoader loader = Validate.class.getClassLoader();
        try (InputStream text = loader.getResourceAsStream("org/verapdf/pdfa/validation/" + name)) {
            root = factory.newDocumentBuilder().parse(text).getDocumentElement();
        }
        Set<Rule> rules = new HashSet<>();
        for (Element rule : children(child(root, "rules"), "rule")) {
            rules.add(rule(rule));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element variable : children(child(root, "variables"), "variable")) {
            variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"),
                    text(variable, "defaultValue"), text(variable, "value")));
        }
        return Profiles.profileFromValues(flavour,
                Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = child(rule, "id");
        RuleId name = Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Element error = child(rule, "error");
        List<ErrorArgument> values = new ArrayList<>();
        for (Element value : children(child(error, "arguments"), "argument")) {
            String called = value.hasAttribute("name") ? value.getAttribute("name") : null;
            values.add(ErrorArgumentImpl.fromValues(value.getTextContent().trim(), called, null));
        }
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        String tags = rule.hasAttribute("tags") ? rule.getAttribute("tags") : null;
        return Profiles.ruleFromValues(name, rule.getAttribute("object"), deferred, tags, text(rule, "description"),
                text(rule, "test"), Profiles.errorFromValues(text(error, "message"), values), new ArrayList<>());
    }

    private static Element child(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? null : found.get(0);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node node = parent == null ? null : parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element && name.equals(node.getLocalName())) {
                found.add((Element) node);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.getTextContent().trim().replaceAll("\\s+", " ");
    }
}
