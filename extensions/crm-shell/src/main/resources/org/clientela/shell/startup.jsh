System.out.println("Clientela: a CRM library, in jshell. /exit leaves.")
