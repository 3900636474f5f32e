import java.time.*
import org.clientela.*
import org.clientela.attribute.*
import org.clientela.customer.*
import org.clientela.event.*
import org.clientela.json.*
import org.clientela.lifecycle.*
import org.clientela.matrix.*
import org.clientela.money.*
import org.clientela.offering.*
import org.clientela.profile.*
import org.clientela.rule.*
import org.clientela.score.*
import org.clientela.score.rfm.*
import org.clientela.segment.*
import org.clientela.shell.Demo
import org.clientela.store.*
import static org.clientela.customer.CustomerKind.*
import static org.clientela.offering.Tier.*
import static org.clientela.lifecycle.Stage.*

Crm pumps = Demo.pumps();

System.out.println("""
    Clientela in jshell. Everything is imported; `pumps` is a small firm with customers to ask about, for example:
      pumps.customers().all().forEach(c -> System.out.println(c.id() + "  " + c.kind()))
      pumps.segments().define("buyers", "count(purchase, last 365 days) >= 1")
      pumps.segments().members("buyers")
    /exit leaves.""");
