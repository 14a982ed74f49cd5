import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Validates PDF files with the veraPDF engine, many files in one start of Java.
 *
 * <p>In, on standard input: one line a check, "FLAVOUR PATH", as in "ua1 kit.pdf". Out, on standard output:
 * one line of JSON for each, in the same order: {"compliant": false, "checks": 687, "failed": [{"clause":
 * "6.1.3", "test": 1, "count": 1, "description": "…", "contexts": ["…"]}]}, or {"unreadable": "why"} for what is
 * no PDF. It ends when its input does. Any other exception is a fault of this program and ends it;
 * tests/validators.py shows what it said.
 */
public class VeraCheck {
    private static final int CONTEXTS = 3; // places told of each broken rule; "count" says how many there are

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // whatever a library prints must not come between the lines of JSON
        VeraGreenfieldFoundryProvider.initialise();
        ObjectMapper json = new ObjectMapper();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = in.readLine()) != null; ) {
            String[] request = line.split(" ", 2);
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(request[0]);
            if (flavour == PDFAFlavour.NO_FLAVOUR) {
                throw new IllegalArgumentException("veraPDF knows no flavour " + request[0]);
            }
            out.println(json.writeValueAsString(check(new File(request[1]), flavour)));
        }
    }

    private static Map<String, Object> check(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, CONTEXTS, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            return Map.of(
                    "compliant", result.isCompliant(),
                    "checks", result.getTotalAssertions(),
                    "failed", failed(result));
        } catch (ModelParsingException | EncryptedPdfException exception) {
            Throwable cause = exception.getCause() == null ? exception : exception.getCause();
            return Map.of("unreadable", String.valueOf(cause.getMessage()));
        }
    }

    private static List<Map<String, Object>> failed(ValidationResult result) {
        Map<RuleId, List<String>> contexts = new LinkedHashMap<>();
        Map<RuleId, String> descriptions = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            RuleId rule = assertion.getRuleId();
            descriptions.put(rule, assertion.getMessage());
            contexts.computeIfAbsent(rule, first -> new ArrayList<>())
                    .add(assertion.getErrorMessage() + " at " + assertion.getLocation().getContext());
        }
        List<Map<String, Object>> rules = new ArrayList<>();
        descriptions.forEach((rule, description) -> rules.add(Map.of(
                "clause", rule.getClause(),
                "test", rule.getTestNumber(),
                "count", result.getFailedChecks().get(rule),
                "description", description,
                "contexts", contexts.get(rule))));
        return rules;
    }
}
