import java.io.File;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** One line for each file: its name, "compliant", or the clauses of PDF/A-2b that it breaks. Run by Java from the source. */
public final class Check {
  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    for (String name : files) System.out.println(new File(name).getName() + "\t" + verdict(new File(name)));
  }

  private static String verdict(File file) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.PDFA_2_B)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false);
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant()) return "compliant";
      StringBuilder broken = new StringBuilder();
      for (TestAssertion one : result.getTestAssertions()) {
        if (one.getStatus() != TestAssertion.Status.FAILED) continue;
        broken.append(one.getRuleId().getClause()).append(' ').append(one.getMessage()).append("; ");
      }

      return broken.toString();
    }
  }
}
